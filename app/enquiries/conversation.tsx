import { useTranslation } from "react-i18next";
import { path } from "../path";
import { Japanese } from "../ui/japanese";
import { formatDay, formatTime } from "../ui/dates";
import { GoLink } from "../ui/links";
import { usePageFacts } from "../ui/page-context";

export interface Said {
  id: string;
  /** Seat at the desk; undefined where the resident wrote. */
  label: string | undefined;
  at: Date;
  text: string;
  /** The situation for which "whom to call, what to bring" went along. */
  bring: string | null;
}

interface ConversationProps {
  said: readonly Said[];
  /** How the page calls the resident: "you", or "the resident". */
  resident: string;
}

/** What was asked and answered, in order. */
export function Conversation({ said, resident }: ConversationProps) {
  const { t } = useTranslation("enquiries");
  const { locale } = usePageFacts();
  return (
    <ol className="conversation">
      {said.map(({ id, label, at, text, bring }) => (
        <li className={label === undefined ? undefined : "said-by-desk"} key={id}>
          <h3>{label === undefined ? resident : t("said.desk", { label })}</h3>
          <p className="small">
            <time dateTime={at.toISOString()}>{`${formatDay(at, locale)} ${formatTime(at, locale)}`}</time>
          </p>
          <p className="said-text">
            <Japanese text={text} />
          </p>
          {bring && (
            <GoLink href={path("bring-situation", { situation: bring })}>
              {t("said.bring", { situation: t(`bring:situation.${bring}.name`) })}
            </GoLink>
          )}
        </li>
      ))}
    </ol>
  );
}
