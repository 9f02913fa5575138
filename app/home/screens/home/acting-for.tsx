import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { formatDayWithEra } from "../../../ui/dates";
import { GoLink } from "../../../ui/links";
import { usePageFacts } from "../../../ui/page-context";
import { Section } from "../../../ui/section";
import type { Principal } from "../../../mandates/acting.server";

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

function OnePrincipal({
  principal: { mandateId, name, attention, waiting, endsAt, endsSoon },
}: {
  principal: Principal;
}) {
  const { t } = useTranslation("home");
  const { locale } = usePageFacts();
  return (
    <li>
      <h3>{t("acting.name", { name })}</h3>
      {attention > 0 && <p>{t("acting.attention", { count: attention })}</p>}
      {waiting > 0 && <p>{t("acting.waiting", { count: waiting })}</p>}
      {attention + waiting === 0 && <p>{t("acting.calm")}</p>}
      {endsAt && (
        <p className="small">
          {t(endsSoon ? "acting.soon" : "acting.until", { day: formatDayWithEra(endsAt, locale) })}
        </p>
      )}
      <GoLink href={path("home", { viewer: `m-${mandateId}` })}>{t("acting.open", { name })}</GoLink>
    </li>
  );
}
