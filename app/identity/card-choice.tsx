import { useTranslation } from "react-i18next";
import { Icon } from "../ui/icon";
import { Phrases } from "../ui/phrases";

export interface CardToChoose {
  href: string;
  name: string;
  /** Why this person is in the cast. */
  reason?: string | undefined;
  /** Shown in the demo only. */
  pin?: string | undefined;
  /** In place of the PIN: a card without one, a locked card. */
  note?: string | undefined;
}

interface CardChoiceProps {
  cards: readonly CardToChoose[];
}

/** Cards lying on the table: take one. */
export function CardChoice({ cards }: CardChoiceProps) {
  const { t } = useTranslation("common");
  const pinLabel = t("cards.pin");
  return (
    <ul className="cards">
      {cards.map(({ href, name, reason, pin, note }) => (
        <li key={href}>
          <a className="card" href={href}>
            <Icon name="person" />
            <span className="card-name">
              <Phrases text={name} />
            </span>
            {reason && <span className="card-reason">{reason}</span>}
            {(pin || note) && (
              <span className="card-pin">
                {pin ? (
                  <>
                    {pinLabel} <b>{pin}</b>
                  </>
                ) : (
                  note
                )}
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}
