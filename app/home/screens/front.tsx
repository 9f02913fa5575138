/** The front page: what this is, and the card to sign in with. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionLink } from "../../ui/action-tag";
import { GoLink } from "../../ui/links";
import { Page } from "../../ui/page";
import { Section } from "../../ui/section";
import { StateLine } from "../../ui/state-line";
import { seeOther } from "../../platform/responses";

export async function loader({ context }: LoaderFunctionArgs) {
  const found = await context.findViewing();
  if (found.ok) throw seeOther(path("home", { viewer: found.viewing.segment }));
  return null;
}

export default function Front() {
  const { t } = useTranslation("front");
  return (
    <Page title={t("title")}>
      <p>{t("greeting")}</p>
      <StateLine parts={[{ text: t("state") }]} />
      <ActionLink href={path("sign-in")} more={t("signInMore")}>
        {t("signIn")}
      </ActionLink>
      <Section heading={t("why.heading")}>
        <p>{t("why.what")}</p>
        <p>{t("why.now")}</p>
      </Section>
      <Section heading={t("how.heading")}>
        <ol>
          <li>{t("how.see")}</li>
          <li>{t("how.say")}</li>
          <li>{t("how.watch")}</li>
        </ol>
      </Section>
      <Section heading={t("safe.heading")}>
        <p>{t("safe.what")}</p>
      </Section>
      <Section heading={t("ask.heading")}>
        <ul>
          <li>
            <GoLink href={path("questions")}>{t("common:footer.questions")}</GoLink>
          </li>
          <li>
            <GoLink href={path("bring")}>{t("common:footer.bring")}</GoLink>
          </li>
        </ul>
      </Section>
    </Page>
  );
}
