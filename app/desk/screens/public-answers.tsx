/** Questions and answers for everybody, as the desk works on them: drafts, what is shown, what was withdrawn. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { path } from "../../path";
import { QuietLink } from "../../ui/action-tag";
import { formatDay } from "../../ui/dates";
import { FilterLinks } from "../../ui/filter-links";
import { GoLink, PageLinks, PlainButton } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { requireStaffMember } from "../../identity/guards.server";
import { doneOf, queryText, readForm } from "../../platform/form.server";
import { readPlace } from "../../platform/paging/keyset";
import { notFound, seeOther } from "../../platform/responses";
import {
  ANSWER_STATES,
  approveAnswer,
  countAnswersAtDesk,
  listAnswersAtDesk,
  type PublicAnswerRow,
  withdrawAnswer,
} from "../../enquiries/public-answer.server";

const DONE = ["drafted", "approved", "withdrawn", "stale", "own"] as const;

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const done = doneOf(args.request, DONE);
  const state = ANSWER_STATES.find((known) => known === queryText(args.request, "state")) ?? "draft";
  const from = queryText(args.request, "from");
  return {
    key: uuidv4(),
    state,
    from,
    states: ANSWER_STATES,
    counts: await countAnswersAtDesk(),
    answers: await listAnswersAtDesk(state, readPlace(from)),
    staffId: staffMember.staffId,
    mayApprove: staffMember.may("approve"),
    done,
  };
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const isApproval = form.get("do") === "approve";
  if (isApproval && !staffMember.may("approve")) throw notFound();
  const decide = isApproval ? approveAnswer : withdrawAnswer;
  const decided = await decide(staffMember, {
    answerId: form.get("answer"),
    version: Number(form.get("version")),
    key: form.get("key"),
  });
  const done = decided.ok ? (isApproval ? "approved" : "withdrawn") : decided.reason === "own" ? "own" : "stale";
  return seeOther(path("public-answers", {}, { done }));
}

export default function AnswersAtDesk() {
  const { answers, state, states, counts, from, done } = useLoaderData<typeof loader>();
  const { t } = useTranslation("questions");
  return (
    <Page
      title={t("desk.title")}
      heading={t("desk.heading")}
      back={{ href: path("desk"), label: t("desk:back") }}
      news={
        done && <Notice tone={done === "stale" || done === "own" ? "heed" : "done"}>{t(`desk.done.${done}`)}</Notice>
      }
    >
      <p>{t("desk.lead")}</p>
      <QuietLink href={path("public-answer-edit")}>{t("desk.new")}</QuietLink>
      <FilterLinks
        label={t("desk.which")}
        links={states.map((one) => ({
          href: path("public-answers", {}, { state: one }),
          label: t(`desk.state.${one}`),
          count: counts[one],
          current: one === state,
        }))}
      />
      <Section
        heading={t(`desk.state.${state}`)}
        lead={answers.rows.length === 0 ? t(`desk.none.${state}`) : undefined}
      >
        {answers.rows.map((one) => (
          <OneAnswer one={one} key={one.answerId} />
        ))}
        <PageLinks
          next={answers.next}
          from={from}
          href={(place) => path("public-answers", {}, { state, from: place })}
          about={t(`desk.state.${state}`)}
        />
      </Section>
    </Page>
  );
}

const EDIT = { draft: "edit", approved: "revise", withdrawn: "again" } as const;

function OneAnswer({ one: { answerId, texts, topic, state, draftedAt, replaces, version } }: { one: PublicAnswerRow }) {
  const { t } = useTranslation("questions");
  const { locale } = usePageFacts();
  const languages = (["ja", "en"] as const)
    .filter((language) => texts[language])
    .map((language) => t(`desk.languages.${language}`));
  const text = texts["ja"];
  return (
    <div className="question">
      <h3 lang="ja">{text?.question}</h3>
      <p lang="ja">{text?.answer}</p>
      <p className="small">
        {t(`help:reasons.${topic}`)}{" "}
        {t("desk.by", { day: formatDay(draftedAt, locale), languages: languages.join(t("desk.languages.and")) })}
      </p>
      {replaces && state === "draft" && <p className="small">{t("desk.replaces")}</p>}
      <GoLink href={path("public-answer-edit", {}, { answer: answerId })} about={text?.question}>
        {t(`desk.${EDIT[state]}`)}
      </GoLink>
      {state !== "withdrawn" && <Decision answerId={answerId} version={version} isDraft={state === "draft"} />}
    </div>
  );
}

function Decision({ answerId, version, isDraft }: { answerId: string; version: number; isDraft: boolean }) {
  const { answers, staffId, mayApprove, key } = useLoaderData<typeof loader>();
  const { t } = useTranslation("questions");
  const isOwn = answers.rows.find((one) => one.answerId === answerId)?.draftedBy === staffId;
  return (
    <form method="post" className="assignment">
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="answer" value={answerId} />
      <input type="hidden" name="version" value={version} />
      {isDraft && mayApprove && !isOwn && (
        <PlainButton name="do" value="approve">
          {t("desk.approve")}
        </PlainButton>
      )}
      <PlainButton name="do" value="withdraw">
        {t("desk.withdraw")}
      </PlainButton>
      {isDraft && mayApprove && isOwn && <p className="small">{t("desk.own")}</p>}
    </form>
  );
}
