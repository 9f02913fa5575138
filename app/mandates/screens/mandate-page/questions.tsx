/** The five pages of the journey, one question each. */
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FormVersion } from "../../../journeys/form-version";
import type { Refusal } from "../../../platform/form";
import { ActionButton } from "../../../ui/action-tag";
import { Checks } from "../../../ui/checks";
import { Choice } from "../../../ui/choice";
import { TYPED_FORM } from "../../../ui/display-links";
import { Field } from "../../../ui/field";
import { Categories, Scopes } from "../../mandate-words";
import { usePageFacts } from "../../../ui/page-context";
import { Phrases } from "../../../ui/phrases";
import { SummaryList } from "../../../ui/summary-list";
import { path } from "../../../path";
import { LONGEST_NAME, type MandatePage } from "../../mandate-journey";
import { MANDATE_MONTHS, SCOPES } from "../../mandates";
import { categories } from "../../../catalogue/schemes";
import type { loader } from "./load-question.server";

interface QuestionProps {
  /** What was chosen or typed and is not kept yet. */
  given: Record<string, string> | undefined;
  error: string | undefined;
}

const QUESTIONS: Record<MandatePage, (props: QuestionProps) => React.ReactNode> = {
  who: Who,
  scopes: ScopesQuestion,
  categories: CategoriesQuestion,
  until: Until,
  check: Check,
};

/** The question of this page, with what was refused or has come back. */
export function Question({ refused, error }: { refused: Refusal | undefined; error: string | undefined }) {
  const { page, opened, typed } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mandates");
  const Asked = QUESTIONS[page];
  return (
    <form method="post" id={page === "check" ? undefined : TYPED_FORM} className="flow">
      <FormVersion version={opened.version} refused={refused} typed={typed} />
      <Asked given={refused?.values ?? typed} error={error} />
      {page !== "check" && <ActionButton>{t("step.next")}</ActionButton>}
    </form>
  );
}

function useWords() {
  const { way } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mandates");
  return { t, of: (key: string) => t(`${way}.${key}`) };
}

function Who({ given, error }: QuestionProps) {
  const { entries } = useLoaderData<typeof loader>();
  const { of } = useWords();
  return (
    <>
      <Field
        name="name"
        asHeading
        label={of("who.heading")}
        hint={of("who.hint")}
        value={given?.["name"] ?? entries.name}
        error={error}
        autoComplete="off"
        maxLength={LONGEST_NAME}
      />
      <p>{of("who.pin")}</p>
    </>
  );
}

function ScopesQuestion({ given }: QuestionProps) {
  const { entries } = useLoaderData<typeof loader>();
  const { t, of } = useWords();
  const options = SCOPES.filter((scope) => scope !== "see").map((scope) => ({
    name: scope,
    label: t(`scope.${scope}.label`),
    hint: t(`scope.${scope}.hint`),
    checked: given ? given[scope] === "on" : (entries.scopes?.includes(scope) ?? false),
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

function CategoriesQuestion({ given, error }: QuestionProps) {
  const { entries } = useLoaderData<typeof loader>();
  const { t, of } = useWords();
  const { locale } = usePageFacts();
  const boxes = (
    <Checks
      legend={t("step.which")}
      options={categories.map((category) => ({
        name: category.id,
        label: category[locale],
        checked: given ? given[category.id] === "on" : (entries.categories?.includes(category.id) ?? false),
      }))}
    />
  );
  const kept = entries.categories && (entries.categories.length > 0 ? "some" : "all");
  return (
    <Choice
      name="extent"
      asHeading
      legend={of("categories.heading")}
      hint={of("categories.hint")}
      error={error}
      value={given?.["extent"] ?? kept}
      options={[
        { value: "all", label: t("extent.all") },
        { value: "some", label: t("extent.some"), more: boxes },
      ]}
    />
  );
}

function Until({ given, error }: QuestionProps) {
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
      value={given?.["months"] ?? (entries.months ? String(entries.months) : undefined)}
      options={options}
    />
  );
}

function Check() {
  const { entries, viewer, way } = useLoaderData<typeof loader>();
  const { t, of } = useWords();
  const to = (page: MandatePage) => path("mandate-page", { viewer, way, page });
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
