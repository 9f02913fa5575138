/** What belongs to one scheme only: whose the account is, and the use of the card as insurance card. */
import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { hasTrait } from "../../../catalogue/schemes";
import { formatDayWithEra } from "../../../ui/dates";
import { KeyValues } from "../../../ui/key-values";
import { GoLink } from "../../../ui/links";
import { Only } from "../../../ui/only";
import { usePageFacts, useWhose } from "../../../ui/page-context";
import { Section } from "../../../ui/section";
import type { OneLinkage } from "../../linkage.server";
import { Fold } from "./fold";

interface OwnMattersProps {
  linkage: OneLinkage;
  /** First segment of the viewer's paths. */
  viewer: string;
}

export function AccountSection({ linkage: { view }, viewer }: OwnMattersProps) {
  const { t } = useTranslation("linkage");
  const whose = useWhose();
  if (!hasTrait(view.schemeId, "bank_account") || view.state === "suspended") return null;
  const holder = view.account ?? "none";
  return (
    <Section heading={t("account.heading")} id="account">
      <p>{t(`account.${holder}`, whose)}</p>
      <GoLink href={path("account", { viewer })}>{t(view.account ? "account.toAccount" : "account.register")}</GoLink>
    </Section>
  );
}

export function InsuranceUseSection({ linkage: { view, insuranceUse }, viewer }: OwnMattersProps) {
  const { t } = useTranslation("linkage");
  const { locale } = usePageFacts();
  const whose = useWhose();
  if (!hasTrait(view.schemeId, "insurance_card") || view.state === "suspended") return null;
  const consent = insuranceUse?.consentAt;
  return (
    <Fold heading={t("insuranceUse.heading")} id="insurance-use" open={view.attention === "no_consent"}>
      {insuranceUse ? (
        <>
          <KeyValues
            rows={[
              { label: t("insuranceUse.on"), value: formatDayWithEra(insuranceUse.registeredAt, locale) },
              { label: t("insuranceUse.at"), value: { ja: insuranceUse.placeJa, en: insuranceUse.placeEn }[locale] },
              {
                label: t("insuranceUse.consent", whose),
                value: consent ? t("insuranceUse.onFile") : t("insuranceUse.notOnFile"),
              },
            ]}
          />
          {!consent && <p>{t("insuranceUse.without", whose)}</p>}
        </>
      ) : (
        <p>{t("insuranceUse.none")}</p>
      )}
      <GoLink href={path("insurance-use", { viewer })}>{t("insuranceUse.more")}</GoLink>
      <Only may="fill_in">
        <GoLink href={path("report", { viewer, scheme: view.schemeId })}>{t("insuranceUse.notEligible")}</GoLink>
      </Only>
    </Fold>
  );
}
