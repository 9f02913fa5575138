/** Questions and answers for everybody, signed in or not: in the page's language where they have it. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { GoLink } from "../../ui/links";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { TOPICS } from "../enquiries";
import { languageOf } from "../../platform/cookies.server";
import { listPublicAnswers, type ShownAnswer } from "../public-answer.server";

export async function loader({ request }: LoaderFunctionArgs) {
  return { answers: await listPublicAnswers(languageOf(request)) };
}

export default function Questions() {
  const { answers } = useLoaderData<typeof loader>();
  const { t } = useTranslation("questions");
  const topics = TOPICS.filter((topic) => answers.some((one) => one.topic === topic));
  return (
    <Page title={t("title")} heading={t("heading")} back={{ href: path("front"), label: t("back") }}>
      <p>{t(answers.length > 0 ? "lead" : "none")}</p>
      {topics.map((topic) => (
        <Section heading={t(`help:reasons.${topic}`)} id={topic} key={topic}>
          {answers
            .filter((one) => one.topic === topic)
            .map((one) => (
              <Question one={one} key={one.answerId} />
            ))}
        </Section>
      ))}
      <p>{t("more")}</p>
      <GoLink href={path("bring")}>{t("bring")}</GoLink>
    </Page>
  );
}

function Question({ one: { question, answer, language } }: { one: ShownAnswer }) {
  const { t } = useTranslation("questions");
  const { locale } = usePageFacts();
  const isOther = language !== locale;
  return (
    <div className="question">
      <h3 lang={isOther ? language : undefined}>{question}</h3>
      {isOther && <p className="small">{t("onlyJapanese")}</p>}
      <p lang={isOther ? language : undefined}>{answer}</p>
    </div>
  );
}
