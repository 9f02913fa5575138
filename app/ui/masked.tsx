import { useTranslation } from "react-i18next";
import { GoLink } from "./links";

interface MaskedNumberProps {
  /** The characters that may be shown; the rest never reaches this component. */
  last: string;
}

/** A number of which only the end is shown. */
export function MaskedNumber({ last }: MaskedNumberProps) {
  const { t } = useTranslation("common");
  return (
    <span className="masked">
      <span aria-hidden="true">＊＊＊＊{last}</span>
      <span className="unseen">{t("masked.spoken", { last: [...last].join(" ") })}</span>
    </span>
  );
}

interface ConcealedProps {
  /** Why it is not shown yet. */
  text: string;
  href: string;
  label: string;
}

/** Something sensitive, shown only when asked for. */
export function Concealed({ text, href, label }: ConcealedProps) {
  return (
    <div className="concealed">
      <p>{text}</p>
      <GoLink href={href}>{label}</GoLink>
    </div>
  );
}
