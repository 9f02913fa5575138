/** The demo's mailbox: every mail that the portal sent. */
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { formatDay, formatTime } from "../../ui/dates";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Phrases } from "../../ui/phrases";
import { notFound } from "../../platform/responses";
import { listMails } from "../mailbox.server";
import { isSimulated } from "../world.server";

export async function loader() {
  if (!isSimulated()) throw notFound();
  return { mails: await listMails() };
}

export default function Mailbox() {
  const { mails } = useLoaderData<typeof loader>();
  const { t } = useTranslation("simulator");
  const { locale } = usePageFacts();
  return (
    <Page
      title={t("mailbox.title")}
      heading={t("mailbox.heading")}
      back={{ href: path("simulator"), label: t("mailbox.back") }}
    >
      <p>{t(mails.length > 0 ? "mailbox.lead" : "mailbox.none")}</p>
      <p>{t("mailbox.refused")}</p>
      {mails.map(({ at, recipient, subject, body }) => (
        // No landmark: several mails have the same subject.
        <article className="section flow" key={`${at.toISOString()} ${recipient}`}>
          <h2>
            <Phrases text={subject} />
          </h2>
          <p className="section-lead">
            {t("mailbox.sent", { recipient, day: formatDay(at, locale), time: formatTime(at, locale) })}
          </p>
          <pre>{body}</pre>
        </article>
      ))}
    </Page>
  );
}
