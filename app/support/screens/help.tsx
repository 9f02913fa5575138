/** Getting help: why, then the number to read out, then who looks and what that person may see. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton, QuietButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { schemeName } from "../../ui/scheme-names";
import { formatTime } from "../../ui/dates";
import { placeName } from "../../history/history-words";
import { useFormErrors } from "../../ui/form-errors";
import { PlainButton, GoLink } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { Telephone } from "../../ui/telephone";
import { SUPPORT_REASONS } from "../../identity/support";
import { requireViewing } from "../../identity/guards.server";
import { doneOf, readForm, refuse } from "../../platform/form.server";
import { safeReturnTo, seeOther } from "../../platform/responses";
import { listSupportLooks } from "../../history/history.server";
import { allowItem, askForHelp, endHelp, findOwnSupport, listAllowable } from "../support.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const viewer = viewing.segment;
  const support = await findOwnSupport(viewing);
  const ended = doneOf(args.request, ["ended"]) !== undefined;
  const looks = support?.standing === "open" ? await listSupportLooks(viewing, support.supportId) : [];
  return {
    viewer,
    support,
    ended,
    looks,
    allowable: support?.standing === "open" ? await listAllowable(viewing) : [],
    reasons: SUPPORT_REASONS,
  };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  const self = path("help", { viewer: viewing.segment });
  switch (form.get("do")) {
    case "end":
      await endHelp(viewing);
      return seeOther(`${self}?done=ended`);
    case "allow":
    case "disallow":
      await allowItem(viewing, form.get("scheme"), form.get("do") === "allow");
      return seeOther(safeReturnTo(form.get("return-to"), self));
    default: {
      const reason = SUPPORT_REASONS.find((known) => known === form.get("reason"));
      if (!reason) return refuse(form, [{ field: "reason", problem: "missing" }]);
      await askForHelp(viewing, reason);
      return seeOther(self);
    }
  }
}

export default function GetHelp() {
  const { viewer, support, ended } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "help:ask");
  const { t } = useTranslation("help");
  return (
    <Page
      title={t("title")}
      back={{ href: path("home", { viewer }), label: t("back") }}
      errors={errors.list}
      news={ended && !support && <Notice tone="done">{t("ended")}</Notice>}
      {...(support
        ? { heading: t(support.standing === "waiting" ? "code.heading" : "looking.heading", { label: support.label }) }
        : {})}
    >
      {!support && <AskForHelp error={errors.of("reason")} />}
      {support?.standing === "waiting" && <Code />}
      {support?.standing === "open" && <Looking />}
    </Page>
  );
}

function AskForHelp({ error }: { error: string | undefined }) {
  const { reasons } = useLoaderData<typeof loader>();
  const { t } = useTranslation("help");
  return (
    <>
      <form method="post" className="sections">
        <Choice
          name="reason"
          asHeading
          legend={t("ask.heading")}
          hint={t("ask.hint")}
          error={error}
          options={reasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        />
        <ActionButton more={t("ask.more")}>{t("ask.send")}</ActionButton>
      </form>
      <Section heading={t("what.heading")}>
        <ul>
          {t("what.lines")
            .split("\n")
            .map((line) => (
              <li key={line}>{line}</li>
            ))}
        </ul>
      </Section>
    </>
  );
}

/** The number, large and in two groups, with the telephone beside it. */
function Code() {
  const { support } = useLoaderData<typeof loader>();
  const { t } = useTranslation("help");
  const { locale } = usePageFacts();
  if (!support?.code) return null;
  const { code, endsAt } = support;
  return (
    <>
      <p>{t("code.lead")}</p>
      <Telephone number={t("common:help.phone")} />
      <p className="support-code number">
        <span aria-hidden="true">{`${code.slice(0, 3)} ${code.slice(3)}`}</span>
        <span className="unseen">{[...code].join(" ")}</span>
      </p>
      <p>{t("code.until", { time: formatTime(endsAt, locale) })}</p>
      <form method="get">
        <ActionButton more={t("code.after")}>{t("code.check")}</ActionButton>
      </form>
      <EndHelp words={t("code.cancel")} />
    </>
  );
}

function Looking() {
  const { support, allowable, looks, viewer } = useLoaderData<typeof loader>();
  const { t } = useTranslation("help");
  const { t: ofHistory } = useTranslation("history");
  const { locale } = usePageFacts();
  if (!support) return null;
  // The same page in the same minute is said once.
  const seen = [
    ...new Set(
      looks.map(({ at, action, target }) =>
        t("looks.at", { time: formatTime(at, locale), place: placeName({ action, target }, { t: ofHistory, locale }) }),
      ),
    ),
  ];
  return (
    <>
      <p>{t("looking.lead", { time: formatTime(support.endsAt, locale) })}</p>
      <EndHelp words={t("looking.end")} action />
      <Section heading={t("looks.heading")} lead={seen.length === 0 ? t("looks.none") : undefined}>
        <ul>
          {seen.map((look) => (
            <li key={look}>{look}</li>
          ))}
        </ul>
      </Section>
      <Section heading={t("allow.heading")} lead={t("allow.lead")} id="allow">
        <ul className="allow-list">
          {allowable.map((scheme) => {
            const allowed = support.allowed.includes(scheme);
            return (
              <li key={scheme}>
                <b>{schemeName(scheme, locale)}</b>
                <span>{t(allowed ? "allow.shown" : "allow.hidden")}</span>
                <form method="post">
                  <input type="hidden" name="scheme" value={scheme} />
                  <PlainButton name="do" value={allowed ? "disallow" : "allow"}>
                    {t(allowed ? "allow.takeBack" : "allow.allow")}
                    <span className="unseen"> {schemeName(scheme, locale)}</span>
                  </PlainButton>
                </form>
              </li>
            );
          })}
        </ul>
      </Section>
      <GoLink href={path("history", { viewer })}>{t("looking.history")}</GoLink>
    </>
  );
}

function EndHelp({ words, action = false }: { words: string; action?: boolean }) {
  return (
    <form method="post">
      <input type="hidden" name="do" value="end" />
      {action ? <ActionButton>{words}</ActionButton> : <QuietButton>{words}</QuietButton>}
    </form>
  );
}
