import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { ActionButton } from "../../../ui/action-tag";
import { Choice } from "../../../ui/choice";
import { TYPED_FORM } from "../../../ui/display-links";
import type { FormErrors } from "../../../ui/form-errors";
import { institutionName } from "../../../ui/institution-name";
import { GoLink } from "../../../ui/links";
import { Notice } from "../../../ui/notice";
import { usePageFacts } from "../../../ui/page-context";
import { useWhose } from "../../../ui/page-context";
import { Section } from "../../../ui/section";
import { TextArea } from "../../../ui/text-area";
import { suspendsViewing } from "../../reports";
import { FormVersion } from "../../../journeys/form-version";
import type { Refusal, Typed } from "../../../platform/form";
import { MOST_CHARACTERS } from "../../../platform/written-text";
import type { loader } from "./load-case.server";

interface CaseFormProps {
  /** What was typed already: nothing of it is lost. */
  typed: Typed;
  refused: Refusal | undefined;
  errors: FormErrors;
}

/** The institution's question and the resident's answer. */
export function AnswerForm({ typed, refused, errors }: CaseFormProps) {
  const { row, institution } = useLoaderData<typeof loader>();
  const { t } = useTranslation("cases");
  const { locale } = usePageFacts();
  return (
    <Section heading={t("answer.heading", { institution: institutionName(institution, locale) })}>
      <Notice>
        <p lang="ja">{row.question}</p>
      </Notice>
      <form method="post" id={TYPED_FORM} encType="multipart/form-data">
        <FormFacts typed={typed} refused={refused} />
        <input type="hidden" name="event" value="answer" />
        <TextArea
          name="text"
          label={t("answer.label")}
          hint={t("answer.hint")}
          limit={MOST_CHARACTERS}
          value={typed["text"]}
          error={errors.of("text")}
        />
        <ActionButton>{t("answer.send")}</ActionButton>
      </form>
    </Section>
  );
}

/** Is it right now? */
export function ReviewForm({ typed, refused, errors }: CaseFormProps) {
  const { viewer, row, mayDo } = useLoaderData<typeof loader>();
  const whose = useWhose();
  const { t } = useTranslation("cases");
  const hides = suspendsViewing(row.kind);
  const words = (
    <TextArea
      name="text"
      label={t("review.what")}
      limit={MOST_CHARACTERS}
      value={typed["text"]}
      error={errors.of("text")}
    />
  );
  const isUnsure = row.state === "resident_unsure";
  return (
    <Section
      heading={t(isUnsure ? "review.headingUnsure" : "review.heading")}
      id="review"
      lead={t(isUnsure ? "review.leadUnsure" : "review.lead")}
    >
      <GoLink href={path("linkage", { viewer, scheme: row.schemeId })}>{t("review.look")}</GoLink>
      <form method="post" id={TYPED_FORM} encType="multipart/form-data">
        <FormFacts typed={typed} refused={refused} />
        <Choice
          name="outcome"
          legend={t("review.legend")}
          options={[
            { value: "right", label: t("review.right"), hint: t("review.rightHint") },
            {
              value: "wrong",
              label: t("review.wrong"),
              hint: t("review.wrongHint"),
              effect: hides ? { icon: "hold", text: t("review.hidden") } : undefined,
              more: words,
            },
            ...(mayDo.includes("doubt")
              ? [{ value: "unsure", label: t("review.unsure", whose), hint: t("review.unsureHint") }]
              : []),
          ]}
          value={typed["outcome"]}
          error={errors.of("outcome")}
        />
        <ActionButton>{t("review.send")}</ActionButton>
      </form>
    </Section>
  );
}

function FormFacts({ typed, refused }: Pick<CaseFormProps, "typed" | "refused">) {
  const { row, formKey } = useLoaderData<typeof loader>();
  return (
    <>
      <input type="hidden" name="key" value={typed["key"] || formKey} />
      <FormVersion version={row.version} refused={refused} typed={typed} />
    </>
  );
}
