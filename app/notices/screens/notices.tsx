/** The inbox: what the resident was told, newest first, and whether mail says that something came. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { schemeName } from "../../ui/scheme-names";
import { formatDay, formatTime } from "../../ui/dates";
import { GoLink, PlainButton } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Note } from "../../ui/section";
import { asksTheResident } from "../notices";
import { requireViewing } from "../../identity/guards.server";
import { queryText } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { getMailStanding, removeMailAddress } from "../mail-address.server";
import { readInbox, type ShownNotice } from "../notice.server";
import { placeOf } from "./notices/place-of";
import { institutionName } from "../../ui/institution-name";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const before = queryText(args.request, "before") || undefined;
  const done = (["mail", "stopped"] as const).find((known) => known === queryText(args.request, "done"));
  return {
    ...(await readInbox(viewing, before)),
    mail: await getMailStanding(viewing),
    viewer: viewing.segment,
    isFirst: !before,
    done,
  };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  await removeMailAddress(viewing);
  return seeOther(path("notices", { viewer: viewing.segment }, { done: "stopped" }));
}

export default function Inbox() {
  const { notices, older, viewer, isFirst, done } = useLoaderData<typeof loader>();
  const { t } = useTranslation("notices");
  return (
    <Page
      title={t("title")}
      heading={t("heading")}
      back={{ href: path("home", { viewer }), label: t("back") }}
      news={done && <Notice tone="done">{t(done === "mail" ? "mail.done" : "mail.stopped")}</Notice>}
      aside={<Mail />}
    >
      {notices.length === 0 && <p>{t("none")}</p>}
      <ol className="inbox">
        {notices.map((notice) => (
          <OneNotice notice={notice} key={notice.noticeId} />
        ))}
      </ol>
      {older && <GoLink href={path("notices", { viewer }, { before: older })}>{t("older")}</GoLink>}
      {!isFirst && <GoLink href={path("notices", { viewer })}>{t("latest")}</GoLink>}
    </Page>
  );
}

function OneNotice({ notice: { at, kind, about, institution, isNew } }: { notice: ShownNotice }) {
  const { viewer } = useLoaderData<typeof loader>();
  const { t } = useTranslation("notices");
  const { locale } = usePageFacts();
  const names = {
    scheme: about.schemeId ? schemeName(about.schemeId, locale) : "",
    institution: institution ? institutionName(institution, locale) : "",
  };
  const text = t(`kind.${kind}`, { ...names, did: about.did ? t(`did.${about.did}`, names) : "" });
  return (
    <li className={asksTheResident(kind) ? "inbox-asks" : undefined}>
      <p className="inbox-when">
        {isNew && <b>{t("new")}</b>}{" "}
        <time dateTime={at.toISOString()}>{`${formatDay(at, locale)} ${formatTime(at, locale)}`}</time>
      </p>
      {about.proxyName && (
        <p>
          <b>{t("byProxy", { name: about.proxyName })}</b>
        </p>
      )}
      <p>{text}</p>
      <GoLink href={placeOf(viewer, kind, about)} about={text}>
        {t("open")}
      </GoLink>
    </li>
  );
}

function Mail() {
  const { mail, viewer } = useLoaderData<typeof loader>();
  const { t } = useTranslation("notices");
  const standing = mail.possible ? t(`mail.${mail.state}`, { address: mail.address }) : t("mail.impossible");
  return (
    <Note heading={t("mail.heading")}>
      <p>{t("mail.lead")}</p>
      <p>{standing}</p>
      {mail.possible && (
        <GoLink href={path("notices-mail", { viewer })}>
          {t(mail.state === "none" ? "mail.begin" : mail.state === "waiting" ? "mail.enter" : "mail.change")}
        </GoLink>
      )}
      {mail.state !== "none" && (
        <form method="post">
          <PlainButton>{t("mail.stop")}</PlainButton>
        </form>
      )}
    </Note>
  );
}
