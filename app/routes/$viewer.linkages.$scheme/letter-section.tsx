import { useTranslation } from "react-i18next";
import { Letter } from "../../components/letter";
import { MaskedNumber } from "../../components/masked";
import { usePageFacts } from "../../components/page-context";
import { Section } from "../../components/section";
import type { OneLinkage } from "../../services/linkage.server";

interface LetterSectionProps {
  linkage: OneLinkage;
}

/** What to hold against the paper at home; of the record's number only the end. */
export function LetterSection({ linkage: { view, institution, resident } }: LetterSectionProps) {
  const { t, i18n } = useTranslation("linkage");
  const { locale } = usePageFacts();
  if (view.state === "suspended" || view.state === "not_linked") return null;
  const title = t(`letter.title.${view.schemeId}`);
  const numberKey = `letter.number.${view.schemeId}`;
  const last = view.maskedNumber?.replaceAll("＊", "");
  const isInsuranceCard = view.schemeId === "health-insurance-card";
  const fields = [
    { label: t("letter.from"), value: locale === "ja" ? institution.nameJa : institution.nameEn },
    ...(last ? [{ label: i18n.exists(numberKey, { ns: "linkage" }) ? t(numberKey) : t("letter.anyNumber"), value: <MaskedNumber last={last} /> }] : []),
    isInsuranceCard ? { label: t("letter.myNumber"), value: resident.myNumberLast4 } : { label: t("letter.name"), value: resident.nameKanji },
  ];
  return (
    <Section heading={t("letter.heading")} lead={t("letter.lead", { title })}>
      <Letter title={title} fields={fields} />
      {last && <p>{t("letter.question")}</p>}
    </Section>
  );
}
