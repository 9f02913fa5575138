/** Questions and answers for everybody, signed in or not: in the page's language where they have it. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { GoLink } from "../../ui/links";
import { Page } from "../../ui/page";
import { usePageFacts, useViewer } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { type Topic, TOPICS } from "../enquiries";
import { languageOf } from "../../platform/cookies.server";
import { listPublicAnswers, type ShownAnswer } from "../public-answer.server";

export async function loader({ request }: LoaderFunctionArgs) {
  return { answers: await listPublicAnswers(languageOf(request)) };
}

/** Where one can do something about it; whoever is not signed in is led there by way of the sign-in. */
const PAGES: Record<Topic, (viewer: string) => string> = {
  wrong_linkage: (viewer) => path("linkages", { viewer }),
  case_progress: (viewer) => path("cases", { viewer }),
  account: (viewer) => path("account", { viewer }),
  insurance_use: (viewer) => path("insurance-use", { viewer }),
  certificate: (viewer) => path("certificate", { viewer }),
  card_or_pin: () => path("bring"),
  proxy: (viewer) => path("mandates", { viewer }),
  other: (viewer) => path("history", { viewer }),
};

export default function Questions() {
  const { answers } = useLoaderData<typeof loader>();
  const { t } = useTranslation("questions");
  const viewer = useViewer();
  const topics = TOPICS.filter((topic) => answers.some((one) => one.topic === topic));
  return (
    <Page title={t("title")} heading={t("heading")} back={{ href: path("front"), label: t("back") }}>
      <p>{t(answers.length > 0 ? "lead" : "none")}</p>
      {topics.length > 1 && <Contents topics={topics} />}
      {topics.map((topic) => (
        <Section heading={t(`help:reasons.${topic}`)} id={topic} key={topic}>
          <div className="folds">
            {answers
              .filter((one) => one.topic === topic)
              .map((one) => (
                <Question one={one} key={one.answerId} />
              ))}
          </div>
          <GoLink href={PAGES[topic](viewer)}>{t(`go.${topic}`)}</GoLink>
        </Section>
      ))}
      <p>{t("more")}</p>
      <p>
        <GoLink href={path("enquiry-new", { viewer })}>{t("ask")}</GoLink>
      </p>
      <p>
        <GoLink href={path("bring")}>{t("bring")}</GoLink>
      </p>
    </Page>
  );
}

function Contents({ topics }: { topics: readonly Topic[] }) {
  const { t } = useTranslation("questions");
  return (
    <nav aria-label={t("contents")}>
      <ul>
        {topics.map((topic) => (
          <li key={topic}>
            <a href={`#${topic}`}>{t(`help:reasons.${topic}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The question stands in the page for whoever searches in it; its answer opens where it is pressed. */
function Question({ one: { answerId, question, answer, language } }: { one: ShownAnswer }) {
  const { t } = useTranslation("questions");
  const { locale } = usePageFacts();
  const isOther = language !== locale;
  return (
    <div className="fold" id={answerId}>
      <details>
        <summary>
          <h3 lang={isOther ? language : undefined}>{question}</h3>
        </summary>
        {isOther && <p className="small">{t("onlyJapanese")}</p>}
        <p className="said-text" lang={isOther ? language : undefined}>
          {answer}
        </p>
      </details>
    </div>
  );
}
