import { useTranslation } from "react-i18next";

interface ReaderProps {
  nameOnCard: string;
}

/** The card lying on the reader. */
export function Reader({ nameOnCard }: ReaderProps) {
  const { t } = useTranslation("common");
  return (
    <div className="reader">
      <p className="unseen">{t("reader.picture", { name: nameOnCard })}</p>
      <div className="reader-card" aria-hidden="true">
        <span className="reader-card-band">{t("reader.card")}</span>
        <b>{nameOnCard}</b>
        <span className="reader-lines" />
        <svg className="reader-photo" focusable="false">
          <use href="#i-person" />
        </svg>
      </div>
      <svg className="reader-top" viewBox="0 0 450 60" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path d="M1 60L60 2h330l59 58z" stroke="currentColor" strokeLinejoin="round" />
      </svg>
      <div className="reader-body" aria-hidden="true">
        <span>{t("reader.reader")}</span>
        <span className="reader-lamp" />
      </div>
      <svg className="reader-arrow" viewBox="0 0 32 64" aria-hidden="true" focusable="false">
        <path d="M16 0v58M3 44l13 14 13-14" fill="none" stroke="currentColor" strokeWidth="5" />
      </svg>
    </div>
  );
}
