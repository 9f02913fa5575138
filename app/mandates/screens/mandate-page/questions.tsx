/** The five pages of the journey, one question each. */
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../../../ui/action-tag";
import { Checks } from "../../../ui/checks";
import { Choice } from "../../../ui/choice";
import { Field } from "../../../ui/field";
import { Categories, Scopes } from "../../mandate-words";
import { usePageFacts } from "../../../ui/page-context";
import { Phrases } from "../../../ui/phrases";
import { SummaryList } from "../../../ui/summary-list";
import { MANDATE_MONTHS, type MandatePage, SCOPES } from "../../mandates";
import { categories } from "../../../catalogue/schemes";
import type { loader, RefusedAnswer } from "./load-question.server";

interface QuestionProps {
  error: string | undefined;
}

const QUESTIONS: Record<MandatePage, (props: QuestionProps) => React.ReactNode> = {
  who: Who,
  scopes: ScopesQuestion,
  categories: CategoriesQuestion,
  until: Until,
  check: Check,
};

/** The question of this page. */
export function Question(props: QuestionProps) {
  const { page, version } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mandates");
  const Asked = QUESTIONS[page];
  return (
    <form method="post" className="flow">
      <input type="hidden" name="version" value={version} />
      <Asked {...props} />
      {page !== "check" && <ActionButton>{t("step.next")}</ActionButton>}
    </form>
  );
}

function useWords() {
  const { way } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mandates");
  return { t, of: (key: string) => t(`${way}.${key}`) };
}

function Who({ error }: QuestionProps) {
  const { entries } = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedAnswer>();
  const { of } = useWords();
  const typed = refused?.values?.["name"];
  return (
    <Field
      name="name"
      asHeading
      label={of("who.heading")}
      hint={of("who.hint")}
      value={typeof typed === "string" ? typed : entries.name}
      error={error}
      autoComplete="off"
      maxLength={60}
    />
  );
}

function ScopesQuestion() {
  const { entries } = useLoaderData<typeof loader>();
  const { t, of } = useWords();
  const options = SCOPES.filter((scope) => scope !== "see").map((scope) => ({
    name: scope,
    label: t(`scope.${scope}.label`),
    hint: t(`scope.${scope}.hint`),
    checked: entries.scopes?.includes(scope) ?? false,
  }));
  return (
    <>
      <h1 className="heading">
        <Phrases text={of("scopes.heading")} />
      </h1>
      <p>{of("scopes.always")}</p>
      <Checks legend={t("step.more")} hint={t("step.moreHint")} options={options} />
    </>
  );
}

function CategoriesQuestion({ error }: QuestionProps) {
  const { entries } = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedAnswer>();
  const { t, of } = useWords();
  const { locale } = usePageFacts();
  const chosen = refused?.values?.["categories"] ?? entries.categories ?? [];
  const boxes = (
    <Checks
      legend={t("step.which")}
      options={categories.map((category) => ({
        name: category.id,
        label: category[locale],
        checked: chosen.includes(category.id),
      }))}
    />
  );
  const extent =
    refused?.values?.["extent"] ?? (entries.categories && (entries.categories.length > 0 ? "some" : "all"));
  return (
    <Choice
      name="extent"
      asHeading
      legend={of("categories.heading")}
      hint={of("categories.hint")}
      error={error}
      value={typeof extent === "string" ? extent : undefined}
      options={[
        { value: "all", label: t("extent.all") },
        { value: "some", label: t("extent.some"), more: boxes },
      ]}
    />
  );
}

function Until({ error }: QuestionProps) {
  const { entries } = useLoaderData<typeof loader>();
  const { t, of } = useWords();
  const options = MANDATE_MONTHS.map((months) => ({ value: String(months), label: t(`months.${months}`) }));
  return (
    <Choice
      name="months"
      asHeading
      legend={of("until.heading")}
      hint={of("until.hint")}
      error={error}
      value={entries.months ? String(entries.months) : undefined}
      options={options}
    />
  );
}

function Check() {
  const { entries, base, way } = useLoaderData<typeof loader>();
  const { t, of } = useWords();
  const to = (page: MandatePage) => `${base}/${way}/${page}`;
  return (
    <>
      <h1 className="heading">
        <Phrases text={of("check.heading")} />
      </h1>
      <SummaryList
        rows={[
          { label: of("check.who"), value: entries.name, href: to("who") },
          { label: t("terms.may"), value: <Scopes scopes={entries.scopes ?? []} />, href: to("scopes") },
          {
            label: t("terms.about"),
            value: <Categories categories={entries.categories ?? []} />,
            href: to("categories"),
          },
          { label: t("terms.long"), value: t(`months.${entries.months ?? 1}`), href: to("until") },
        ]}
      />
      <p>{of("check.then")}</p>
      <ActionButton more={t("step.signMore")}>{t("step.sign")}</ActionButton>
    </>
  );
}
