import { useTranslation } from "react-i18next";
import { Answers } from "../../answers";
import { Only } from "../../../ui/only";
import { useWhose } from "../../../ui/page-context";
import { Section } from "../../../ui/section";
import type { OneLinkage } from "../../linkage.server";
import type { Origin } from "./origin";

interface AnswerSectionProps {
  linkage: OneLinkage;
  name: string;
  action: string;
  from: Origin | undefined;
}

/** "Is this yours?"; where nothing is linked, whether that is right. */
export function AnswerSection({ linkage: { view, answerVersion, check }, name, action, from }: AnswerSectionProps) {
  const { t } = useTranslation("linkage");
  const whose = useWhose();
  if (view.state === "suspended") return null;
  const notLinked = view.state === "not_linked";
  const answers = ["mine", "wrong", "unsure"] as const;
  const wordsFor = (kind: "labels" | "hints") =>
    Object.fromEntries(answers.map((answer) => [answer, t(`question.${kind}.${answer}`)]));
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
