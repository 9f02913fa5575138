import { useTranslation } from "react-i18next";
import { TagHole } from "./tag";

interface ReceiptProps {
  number: string;
  /** What the number is called, where it is no report's. */
  heading?: string;
}

/** The receipt number on a white tag; an enquiry has one, too. */
export function Receipt({ number, heading }: ReceiptProps) {
  const { t } = useTranslation("common");
  return (
    <section className="tag" aria-labelledby="receipt-heading">
      <TagHole />
      <h2 id="receipt-heading" className="tag-kicker">
        {heading ?? t("receipt.heading")}
      </h2>
      <p className="receipt">
        {t("receipt.prefix")} <span className="phrase">{number}</span>
      </p>
      <p className="small">{t("receipt.hint")}</p>
    </section>
  );
}
