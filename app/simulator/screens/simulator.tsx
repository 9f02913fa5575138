/** What is simulated in a demo: the institutions with their manners and keys, and the mailbox. */
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { GoLink } from "../../ui/links";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { notFound } from "../../platform/responses";
import { listInstitutions } from "../../institutions/institution.server";
import { MANNERS, mannerOf } from "../manners";
import { isSimulated } from "../world.server";
import { institutionName } from "../../ui/institution-name";

export async function loader() {
  if (!isSimulated()) throw notFound();
  const all = (await listInstitutions()).map(({ institutionId, nameJa, nameEn }) => ({
    institutionId,
    nameJa,
    nameEn,
    manner: mannerOf(institutionId),
  }));
  return { manners: MANNERS.map((manner) => ({ manner, institutions: all.filter((one) => one.manner === manner) })) };
}

export default function Simulator() {
  const { manners } = useLoaderData<typeof loader>();
  const { t } = useTranslation("simulator");
  const { locale } = usePageFacts();
  return (
    <Page title={t("title")} heading={t("heading")}>
      <p>{t("lead")}</p>
      <ul>
        <li>
          <GoLink href={path("mailbox")}>{t("mailbox.link")}</GoLink>
        </li>
        <li>
          <GoLink href={path("desk")}>{t("desk")}</GoLink>
        </li>
        <li>
          <GoLink href={path("api")}>{t("api")}</GoLink>
        </li>
      </ul>
      {manners.map(({ manner, institutions }) => (
        <Section heading={t(`manner.${manner}.heading`)} lead={t(`manner.${manner}.lead`)} key={manner}>
          <ul>
            {institutions.map((institution) => (
              <li key={institution.institutionId}>
                {institutionName(institution, locale)} <code>{institution.institutionId}</code>{" "}
                <a href={path("institution-key", { institution: institution.institutionId })}>
                  {t("key")}
                  <span className="unseen"> {institutionName(institution, locale)}</span>
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  );
}
