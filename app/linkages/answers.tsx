import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../ui/icon";
import { Ghost, useIsGhost } from "../ui/only";
import { useWhose } from "../ui/page-context";
import { Phrases } from "../ui/phrases";

export type OwnAnswer = "mine" | "wrong" | "unsure";

interface AnswersProps {
  action: string;
  /** The answer given before, if any. */
  current?: OwnAnswer | undefined;
  /** The answers themselves, where the usual words do not fit. */
  labels?: Partial<Record<OwnAnswer, string>> | undefined;
  /** What happens next, where the usual words do not fit. */
  hints?: Partial<Record<OwnAnswer, string>> | undefined;
  /** Hidden inputs: version, key. */
  children?: ReactNode;
}

const shapes = { mine: "same", wrong: "different", unsure: "unsure" } as const;

/** Three bars of one weight; each submits `answer`. No colour pulls to one of them. */
export function Answers({ action, current, labels, hints, children }: AnswersProps) {
  const { t } = useTranslation("common");
  const whose = useWhose();
  return (
    <form className="answers" method="post" action={action}>
      {children}
      {(["mine", "wrong", "unsure"] as const).map((answer) => (
        <AnswerButton
          name="answer"
          value={answer}
          shape={shapes[answer]}
          label={labels?.[answer] ?? t(`answers.${answer}`, whose)}
          hint={hints?.[answer] ?? t(`answers.${answer}Hint`, whose)}
          key={answer}
        >
          {current === answer && <span className="answer-now">{t("answers.now")}</span>}
        </AnswerButton>
      ))}
    </form>
  );
}

interface AnswerButtonProps {
  name: string;
  value: string;
  shape: IconName;
  label: string;
  /** What happens next. */
  hint: string;
  children?: ReactNode;
}

/** One bar of a question whose answers weigh the same. */
export function AnswerButton({ name, value, shape, label, hint, children }: AnswerButtonProps) {
  if (useIsGhost())
    return (
      <Ghost kind="answer" hint={hint}>
        {label}
      </Ghost>
    );
  return (
    <button className="answer" name={name} value={value}>
      <Icon name={shape} tone="cord" />
      <b>
        <Phrases text={label} />
      </b>
      <span>{hint}</span>
      {children}
    </button>
  );
}
