import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { suspendsViewing } from "../../../corrections/reports";
import { AnswerButton, Answers } from "../../answers";
import { Only } from "../../../ui/only";
import { useViewer, useWhose } from "../../../ui/page-context";
import { Section } from "../../../ui/section";
import type { OneLinkage } from "../../linkage.server";
import type { RecordCase } from "../../record-case.server";
import type { Origin } from "./origin";

interface AnswerSectionProps {
  linkage: OneLinkage;
  name: string;
  action: string;
  from: Origin | undefined;
  /** Of the case's question: a second press gives what the first gave. */
  formKey: string;
}

/**
 * "Is this yours?"; where nothing is linked, whether that is right. While a case is open only the case asks: here its
 * question, once the record was put right.
 */
export function AnswerSection(props: AnswerSectionProps) {
  const { openCase, underCorrection } = props.linkage;
  if (openCase?.reviewedHere) return <CaseQuestion openCase={openCase} formKey={props.formKey} />;
  return underCorrection ? null : <OwnAnswer {...props} />;
}

function CaseQuestion({ openCase, formKey }: { openCase: RecordCase; formKey: string }) {
  const { receipt, version, kind, state, mayDoubt } = openCase;
  const isUnsure = state === "resident_unsure";
  const { t } = useTranslation("cases");
  const whose = useWhose();
  const viewer = useViewer();
  return (
    <Section
      heading={t(isUnsure ? "review.headingUnsure" : "review.legend")}
      id="answer"
      lead={t(isUnsure ? "review.leadUnsure" : "review.here")}
    >
      <Only may="report" otherwise="report">
        <form className="answers" method="post" action={path("case", { viewer, receipt })}>
          <input type="hidden" name="key" value={formKey} />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="from" value="record" />
          <AnswerButton
            name="outcome"
            value="right"
            shape="same"
            label={t("review.right")}
            hint={t("review.rightHint")}
          />
          <AnswerButton
            name="outcome"
            value="wrong"
            shape="different"
            label={t("review.wrong")}
            hint={t(suspendsViewing(kind) ? "review.wrongHereHides" : "review.wrongHere")}
          />
          {mayDoubt && (
            <AnswerButton
              name="outcome"
              value="unsure"
              shape="unsure"
              label={t("review.unsure", whose)}
              hint={t("review.unsureHint")}
            />
          )}
        </form>
      </Only>
    </Section>
  );
}

function OwnAnswer({ linkage: { view, answerVersion, check }, name, action, from }: AnswerSectionProps) {
  const { t } = useTranslation("linkage");
  const whose = useWhose();
  if (view.state === "suspended") return null;
  const notLinked = view.state === "not_linked";
  const answers = ["mine", "wrong", "unsure"] as const;
  const wordsFor = (kind: "labels" | "hints") =>
    Object.fromEntries(answers.map((answer) => [answer, t(`question.${kind}.${answer}`, whose)]));
  return (
    <Section
      heading={t(notLinked ? "question.notLinked" : "question.linked", { name, ...whose })}
      id="answer"
      lead={from === "check" ? t("question.progress", { answered: check.answered, total: check.total }) : undefined}
    >
      <Only may="answer" otherwise="answer">
        <Answers
          action={action}
          current={view.answer}
          {...(notLinked ? { labels: wordsFor("labels"), hints: wordsFor("hints") } : {})}
        >
          <input type="hidden" name="version" value={answerVersion} />
          {from && <input type="hidden" name="from" value={from} />}
        </Answers>
      </Only>
    </Section>
  );
}
