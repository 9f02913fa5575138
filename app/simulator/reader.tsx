import { useTranslation } from "react-i18next";
import { Section } from "../ui/section";

interface ReaderProps {
  nameOnCard: string;
}

/** The step of every signature and sign-in with a card: on a reader, or with the phone itself. */
export function CardStep({ nameOnCard }: ReaderProps) {
  const { t } = useTranslation("sign-in");
  return (
    <>
      <div className="with-reader">
        <Section heading={t("reader.card")}>
          <Reader nameOnCard={nameOnCard} />
        </Section>
      </div>
      <div className="with-phone">
        <Section heading={t("reader.cardToPhone")}>
          <p>{t("reader.cardToPhoneHow")}</p>
          <div className="reader" aria-hidden="true">
            <Card nameOnCard={nameOnCard} />
          </div>
        </Section>
      </div>
    </>
  );
}

/** The card lying on the reader. */
export function Reader({ nameOnCard }: ReaderProps) {
  const { t } = useTranslation("common");
  return (
    <div className="reader">
      <p className="unseen">{t("reader.picture", { name: nameOnCard })}</p>
      <Card nameOnCard={nameOnCard} />
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

function Card({ nameOnCard }: ReaderProps) {
  const { t } = useTranslation("common");
  return (
    <div className="reader-card" aria-hidden="true">
      <span className="reader-card-band">{t("reader.card")}</span>
      <b>{nameOnCard}</b>
      <span className="reader-lines" />
      <svg className="reader-photo" focusable="false">
        <use href="#i-person" />
      </svg>
    </div>
  );
}
