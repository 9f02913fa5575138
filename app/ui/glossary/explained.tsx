import { useTranslation } from "react-i18next";
import { Phrases } from "../phrases";

export type ExplainedWord =
  | "report"
  | "holder"
  | "proxy"
  | "register"
  | "institution"
  | "signature"
  | "certificate"
  | "card_certificate"
  | "symbol_number";

interface ExplainedProps {
  words: readonly ExplainedWord[];
}

/** Says what words of the field mean, where they first matter: one line, which opens. */
export function Explained({ words }: ExplainedProps) {
  const { t } = useTranslation("glossary");
  const names = words.map((word) => t(`name.${word}`));
  return (
    <details className="explained">
      <summary>
        <Phrases text={t("heading", { names: names.join(t("and")) })} />
      </summary>
      <dl>
        {words.map((word) => (
          <div key={word}>
            <dt>{t(`name.${word}`)}</dt>
            <dd>{t(`meaning.${word}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
