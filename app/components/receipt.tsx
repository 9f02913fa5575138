import { useTranslation } from "react-i18next";
import { TagHole } from "./tag";

interface ReceiptProps {
  number: string;
}

/** The receipt number on a white tag. */
export function Receipt({ number }: ReceiptProps) {
  const { t } = useTranslation("common");
  return (
    <section className="tag" aria-labelledby="receipt-heading">
      <TagHole />
      <h2 id="receipt-heading" className="tag-kicker">
        {t("receipt.heading")}
      </h2>
      <p className="receipt">
        {t("receipt.prefix")} <span className="phrase">{number}</span>
      </p>
      <p className="small">{t("receipt.hint")}</p>
    </section>
  );
}
