/** One linkage: what it says, how it was made, what to check at home, and the resident's own answer. */
import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionLink } from "../../ui/action-tag";
import { schemeName } from "../../ui/scheme-names";
import { useFormErrors } from "../../ui/form-errors";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { findScheme } from "../../catalogue/schemes";
import { requireViewing } from "../../identity/guards.server";
import { pageState } from "../../notices/change.server";
import { StateTime } from "../../notices/state-time";
import { readForm, refuse, refuseStale } from "../../platform/form.server";
import { notFound, seeOther } from "../../platform/responses";
import { findLinkage, type OneLinkage } from "../linkage.server";
import { checkLinkage, type CheckedLinkage } from "../self-check.server";
import { AnswerSection } from "./linkage/answer-section";
import { ChangeSection } from "./linkage/change-section";
import { Consult } from "./linkage/consult";
import { DetailsSection } from "./linkage/details-section";
import { FactsSection } from "./linkage/facts-section";
import { HowSection } from "./linkage/how-section";
import { LetterSection } from "./linkage/letter-section";
import { LinkageAside } from "./linkage/linkage-aside";
import { Opening } from "./linkage/opening";
import { RecordSection } from "./linkage/record-section";
import { backPath, linkagePath, type Origin, readOrigin } from "./linkage/origin";
import { AccountSection, InsuranceUseSection } from "./linkage/own-matters";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const scheme = findScheme(args.params.scheme ?? "");
  const query = new URL(args.request.url).searchParams;
  const state = scheme && (await pageState(viewing, { scheme: scheme.id }));
  const linkage = scheme && (await findLinkage(viewing, scheme.id, query.get("show") === "details"));
  if (!state || !linkage) throw notFound();
  const saved = findScheme(query.get("saved") ?? "")?.id;
  const maySeeSensitive = viewing.may("see_sensitive", scheme.id);
  const from = readOrigin(query.get("from"));
  return { state, linkage, maySeeSensitive, saved, from, viewer: viewing.segment, formKey: randomUUID() };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const schemeId = findScheme(args.params.scheme ?? "")?.id;
  if (!schemeId) throw notFound();
  const form = await readForm(args.request);
  const from = readOrigin(form.get("from"));
  const answer = (["mine", "wrong", "unsure"] as const).find((known) => known === form.get("answer"));
  if (!answer) return refuse(form, [{ field: "answer", problem: "missing" }]);
  const result = await checkLinkage(viewing, { schemeId, answer, version: Number(form.get("version") || Number.NaN) });
  if (result.ok) return seeOther(nextPath(viewing.segment, { schemeId, answer, from, next: result.next }));
  if (result.reason === "not_found") throw notFound();
  return refuseStale(form);
}

interface Given {
  schemeId: string;
  answer: "mine" | "wrong" | "unsure";
  from: Origin | undefined;
  next: Extract<CheckedLinkage, { ok: true }>["next"];
}

function nextPath(viewer: string, { schemeId, answer, from, next }: Given): string {
  if (answer === "wrong") return path("report", { viewer, scheme: schemeId });
  if (answer === "unsure") return `${linkagePath(viewer, schemeId, from)}#consult`;
  if (from !== "check") return path("linkages", { viewer }, { show: from, saved: schemeId });
  return next ? linkagePath(viewer, next, from, { saved: schemeId }) : path("home", { viewer }, { done: "check" });
}

/** Why an answer that was sent is not taken now. */
function refusalOf({ view, underCorrection }: OneLinkage): string {
  if (underCorrection) return "refused.underCorrection";
  return view.state === "suspended" ? "refused.suspended" : "refused.stale";
}

export default function Linkage() {
  const { state, linkage, maySeeSensitive, saved, from: origin, viewer, formKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "linkage:refused");
  const { t } = useTranslation("linkage");
  const { locale } = usePageFacts();
  const from = origin ?? readOrigin(refused?.values["from"] ?? null);
  const { view, check } = linkage;
  const name = schemeName(view.schemeId, locale);
  const isUnsure = view.answer === "unsure" && view.state !== "suspended";
  const goOn = from === "check" && isUnsure ? check.next : undefined;
  return (
    <Page
      title={name}
      kicker={from === "check" ? t("kicker.check", { name, answered: check.answered, total: check.total }) : name}
      back={{ href: backPath(viewer, from), label: t(from === "check" ? "back.home" : "back.list") }}
      news={
        <>
          {refused?.stale && <Notice tone="heed">{t(refusalOf(linkage))}</Notice>}
          {saved && <Notice tone="done">{t("saved", { name: schemeName(saved, locale) })}</Notice>}
        </>
      }
      aside={<LinkageAside linkage={linkage} viewer={viewer} />}
      errors={errors.list}
    >
      <Opening linkage={linkage} viewer={viewer} from={from} />
      <RecordSection linkage={linkage} />
      <AccountSection linkage={linkage} viewer={viewer} />
      {isUnsure && <Consult linkage={linkage} reportHref={path("report", { viewer, scheme: view.schemeId })} />}
      {goOn && (
        <ActionLink href={linkagePath(viewer, goOn, from)}>{t("goOn", { name: schemeName(goOn, locale) })}</ActionLink>
      )}
      {view.attention === "no_consent" && <InsuranceUseSection linkage={linkage} viewer={viewer} />}
      <AnswerSection
        linkage={linkage}
        name={name}
        action={path("linkage", { viewer, scheme: view.schemeId })}
        from={from}
        formKey={formKey}
      />
      <StateTime state={state} />
      <div className="folds">
        <ChangeSection linkage={linkage} />
        <LetterSection linkage={linkage} />
        <FactsSection view={view} />
        <HowSection linkage={linkage} />
        <DetailsSection
          view={view}
          maySee={maySeeSensitive}
          showHref={linkagePath(viewer, view.schemeId, from, { show: "details" })}
          hideHref={linkagePath(viewer, view.schemeId, from)}
        />
        {view.attention !== "no_consent" && <InsuranceUseSection linkage={linkage} viewer={viewer} />}
      </div>
    </Page>
  );
}
