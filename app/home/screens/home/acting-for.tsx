import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { formatDayWithEra } from "../../../ui/dates";
import { Icon } from "../../../ui/icon";
import { GoLink } from "../../../ui/links";
import { usePageFacts } from "../../../ui/page-context";
import { Phrases } from "../../../ui/phrases";
import { Section } from "../../../ui/section";
import type { Principal } from "../../../affairs/acting.server";
import { useAffairWords } from "../../../affairs/affair-words";

/** For whom one acts, and what needs attention for each. */
export function ActingFor({ principals }: { principals: Principal[] }) {
  const { t } = useTranslation("home");
  return (
    <Section heading={t("acting.heading")} lead={t("acting.lead")} id="acting">
      <ul className="acting-for">
        {principals.map((principal) => (
          <OnePrincipal principal={principal} key={principal.mandateId} />
        ))}
      </ul>
      <GoLink href={path("mandates", { viewer: "me" })}>{t("acting.all")}</GoLink>
    </Section>
  );
}

function OnePrincipal({ principal: { mandateId, name, waiting, check, endsAt, endsSoon } }: { principal: Principal }) {
  const { t } = useTranslation("home");
  const { t: ofAffairs } = useTranslation("affairs");
  const { locale } = usePageFacts();
  const wordsOf = useAffairWords(name);
  const open = check.total - check.answered;
  const [gravest] = waiting.map(wordsOf);
  return (
    <li>
      <h3>{t("acting.name", { name })}</h3>
      {gravest ? (
        <>
          <p>{t("acting.waiting", { count: waiting.length, name })}</p>
          <p className="acting-gravest">
            <Icon name="heed" tone="heed" />
            <Phrases text={ofAffairs(`${gravest.key}.heading`, gravest.values)} />
          </p>
        </>
      ) : (
        <p>{open > 0 ? t("acting.unanswered", { count: open }) : t("acting.calm")}</p>
      )}
      {endsAt && (
        <p className="small">
          {t(endsSoon ? "acting.soon" : "acting.until", { day: formatDayWithEra(endsAt, locale) })}
        </p>
      )}
      <GoLink href={path("home", { viewer: `m-${mandateId}` })}>{t("acting.open", { name })}</GoLink>
    </li>
  );
}
