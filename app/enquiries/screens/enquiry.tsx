/** One enquiry of the resident: what was asked, what the desk answered, and room to write back. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { path } from "../../path";
import { QuietButton, QuietLink } from "../../ui/action-tag";
import { Conversation } from "../conversation";
import { formatDay, formatTime } from "../../ui/dates";
import { TYPED_FORM } from "../../ui/display-links";
import { useFormErrors } from "../../ui/form-errors";
import { GoLink } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Receipt } from "../../ui/receipt";
import { Section } from "../../ui/section";
import { TextArea } from "../../ui/text-area";
import { callStanding, mayTakeBack, mayWriteAgain } from "../enquiries";
import { MOST_CHARACTERS } from "../../platform/written-text";
import { requireViewing } from "../../identity/guards.server";
import { doneOf, readForm, refuse, refuseStale } from "../../platform/form.server";
import type { Refusal, Typed } from "../../platform/form";
import { FormVersion } from "../../journeys/form-version";
import { unsentOf } from "../../journeys/unsent.server";
import { notFound, seeOther } from "../../platform/responses";
import { findOwnEnquiry, writeAgain } from "../enquiry.server";
import { takeBackEnquiry } from "../own-enquiry.server";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const enquiry = await findOwnEnquiry(viewing, args.params["enquiry"] ?? "");
  if (!enquiry) throw notFound();
  // The desk's own matters (who works on it) are no business of this page.
  const { number, topic, state, slotAt, receipt, phone, text, openedAt, version, messages } = enquiry;
  const done = doneOf(args.request, ["sent", "again", "takenBack"]);
  return {
    viewer: viewing.segment,
    key: uuidv4(),
    done,
    number,
    topic,
    state,
    slotAt,
    receipt,
    phone,
    text,
    openedAt,
    version,
    messages,
    mayWrite: mayWriteAgain(enquiry, viewing.at),
    takeBackKey: mayTakeBack(enquiry) ? uuidv4() : undefined,
    isOverdue: callStanding(enquiry, viewing.at) === "overdue",
    enquiryId: enquiry.enquiryId,
    unsent: await unsentOf(viewing, args.request),
  };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  const enquiry = args.params["enquiry"] ?? "";
  if (form.get("do") === "takeBack") {
    const taken = await takeBackEnquiry(viewing, enquiry, {
      key: form.get("key"),
      version: Number(form.get("version")),
    });
    if (taken.ok) return seeOther(path("enquiry", { viewer: viewing.segment, enquiry }, { done: "takenBack" }));
    if (taken.reason === "not_possible") throw notFound();
    return refuseStale(form, [{ field: "text", problem: "stale" }]);
  }
  const written = await writeAgain(viewing, enquiry, {
    key: form.get("key"),
    text: form.values["text"] ?? "",
    version: Number(form.get("version")),
  });
  if (written.ok) return seeOther(path("enquiry", { viewer: viewing.segment, enquiry }, { done: "again" }));
  if ("problems" in written) return refuse(form, written.problems);
  if (written.reason === "not_possible") throw notFound();
  return refuseStale(form, [{ field: "text", problem: "stale" }]);
}

export default function Enquiry() {
  const {
    viewer,
    done,
    number,
    topic,
    state,
    slotAt,
    phone,
    receipt,
    text,
    openedAt,
    messages,
    mayWrite,
    takeBackKey,
    isOverdue,
    enquiryId,
  } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("enquiries");
  const { locale } = usePageFacts();
  const errors = useFormErrors(refused, "enquiries:problem");
  const isCall = slotAt !== null && state === "open";
  const heading = isCall
    ? t(isOverdue ? "one.overdue" : "one.callback", {
        day: formatDay(slotAt, locale),
        time: formatTime(slotAt, locale),
        phone,
      })
    : t(`one.${state}`);
  const said = [
    { id: "first", label: undefined, at: openedAt, text, bring: null },
    ...messages.map(({ messageId, ...message }) => ({ id: messageId, ...message })),
  ];
  return (
    <Page
      title={t("one.title", { number })}
      heading={heading}
      kicker={t(`help:reasons.${topic}`)}
      back={{ href: path("enquiries", { viewer }), label: t("back") }}
      errors={errors.list}
      keepsTyped={mayWrite}
      news={done && <Notice tone="done">{t(`done.${done === "sent" && isCall ? "promised" : done}`)}</Notice>}
    >
      {isOverdue && takeBackKey && (
        <>
          <p>{t("one.overdueMore")}</p>
          <QuietLink href={path("enquiry-new", { viewer }, { topic, instead: enquiryId })}>
            {t("one.callAgain")}
          </QuietLink>
        </>
      )}
      <Receipt number={number} heading={t("one.number")} />
      {receipt && <GoLink href={path("case", { viewer, receipt })}>{t("one.case", { receipt })}</GoLink>}
      <Section heading={t("one.said")}>
        <Conversation said={said} resident={t("said.you")} />
      </Section>
      {mayWrite ? <WriteAgain error={errors.of("text")} refused={refused} /> : <p>{t("one.over")}</p>}
      {takeBackKey && <TakeBack formKey={takeBackKey} />}
    </Page>
  );
}

function WriteAgain({ error, refused }: { error: string | undefined; refused: Refusal | undefined }) {
  const { key, version, state, unsent } = useLoaderData<typeof loader>();
  const typed: Typed = refused?.values ?? unsent;
  const { t } = useTranslation("enquiries");
  return (
    <Section heading={t(state === "answered" ? "again.heading" : "again.more")}>
      <form method="post" id={TYPED_FORM} noValidate>
        <input type="hidden" name="key" value={typed["key"] || key} />
        <FormVersion version={version} refused={refused} typed={unsent} />
        <TextArea
          name="text"
          label={t("again.label")}
          hint={t("ask.textHint")}
          error={error}
          value={typed["text"]}
          limit={MOST_CHARACTERS}
        />
        <QuietButton>{t("again.send")}</QuietButton>
      </form>
    </Section>
  );
}

/** Behind a summary: nobody presses it by mistake. */
function TakeBack({ formKey }: { formKey: string }) {
  const { version, slotAt } = useLoaderData<typeof loader>();
  const { t } = useTranslation("enquiries");
  return (
    <details>
      <summary>{t("takeBack.summary")}</summary>
      <form method="post" className="flow">
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="version" value={version} />
        <p>{t(slotAt ? "takeBack.call" : "takeBack.written")}</p>
        <QuietButton name="do" value="takeBack">
          {t("takeBack.send")}
        </QuietButton>
      </form>
    </details>
  );
}
