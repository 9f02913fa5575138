import { useTranslation } from "react-i18next";
import { type BringCard, SITUATIONS, type Whom } from "./bring";
import { path } from "../path";
import { GoLink } from "../ui/links";
import { PrintButton } from "../ui/paper/print-button";
import { Section } from "../ui/section";
import { Telephone } from "../ui/telephone";

/** The situations to choose from. */
export function SituationList() {
  const { t } = useTranslation("bring");
  return (
    <>
      <p>{t("lead")}</p>
      <ul className="queue">
        {SITUATIONS.map((situation) => (
          <li key={situation}>
            <GoLink href={path("bring-situation", { situation })}>{t(`situation.${situation}.name`)}</GoLink>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Whom to call, what to say, what to bring: in large type, for reading aloud and for paper. */
export function BringCardPage({ card }: { card: BringCard }) {
  const { t } = useTranslation("bring");
  const [first, ...then] = card.whom;
  return (
    <div className="large-print flow">
      <PrintButton />
      <Section heading={t("first")}>
        <WhomLine whom={first} card={card} />
      </Section>
      <Section heading={t("say")}>
        <p>{t(`situation.${card.situation}.say`)}</p>
        {card.together && <p>{t("together")}</p>}
        <p>{t("never")}</p>
      </Section>
      <Section heading={t("bring")} lead={t("bringLead")}>
        <ul className="bring-list">
          {card.bring.map((thing) => (
            <li key={thing}>{t(`thing.${thing}`)}</li>
          ))}
        </ul>
      </Section>
      {then.length > 0 && (
        <Section heading={t("then")}>
          {then.map((whom) => (
            <WhomLine whom={whom} card={card} key={whom} />
          ))}
        </Section>
      )}
    </div>
  );
}

function WhomLine({ whom, card }: { whom: Whom; card: BringCard }) {
  const { t } = useTranslation("bring");
  const phone = card.phones.find((one) => one.whom === whom)?.phone;
  return (
    <div>
      <h3>{t(`whom.${whom}`)}</h3>
      {phone && <Telephone number={phone} />}
      <p>{t(`where.${whom}`)}</p>
    </div>
  );
}
