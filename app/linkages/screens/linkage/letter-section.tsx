import { useTranslation } from "react-i18next";
import { hasTrait } from "../../../catalogue/schemes";
import { institutionName } from "../../../ui/institution-name";
import { Letter, type LetterField } from "../../letter";
import { MaskedNumber } from "../../../ui/masked";
import { usePageFacts, useWhose } from "../../../ui/page-context";
import { Explained } from "../../../ui/glossary/explained";
import type { Language } from "../../../platform/display";
import type { OneLinkage } from "../../linkage.server";
import { numberOnLetter } from "../../masking";
import { Fold } from "./fold";

interface LetterSectionProps {
  linkage: OneLinkage;
}

type Translate = (key: string) => string;

/** What to hold against the paper at home; of the number only the end, and only of the own one. */
export function LetterSection({ linkage }: LetterSectionProps) {
  const { t } = useTranslation("linkage");
  const { locale } = usePageFacts();
  const whose = useWhose();
  const { view } = linkage;
  if (view.state === "suspended" || view.state === "not_linked") return null;
  const { own, record } = numberOnLetter(view);
  const title = t(`letter.title.${view.schemeId}`);
  const isInsurance = hasTrait(view.follows?.schemeId ?? view.schemeId, "insurance_card");
  const isBankbook = hasTrait(view.schemeId, "bank_account");
  return (
    <Fold heading={t("letter.heading", whose)} id="letter" open lead={t("letter.lead", { title })}>
      <Letter title={title} fields={isBankbook ? bankbookFields(linkage, t) : paperFields(linkage, locale, t)} />
      {isInsurance && <Explained words={["symbol_number"]} />}
      {own && <p>{t("letter.question")}</p>}
      {record && <p>{t("letter.questionDoubtful", { record })}</p>}
    </Fold>
  );
}

function paperFields(linkage: OneLinkage, locale: Language, t: Translate): LetterField[] {
  const { view, institution, resident } = linkage;
  const isInsuranceCard = hasTrait(view.schemeId, "insurance_card");
  return [
    { label: t("letter.from"), value: institutionName(institution, locale) },
    ...numberField(linkage, t),
    isInsuranceCard
      ? { label: t("letter.myNumber"), value: resident.myNumberLast4 }
      : { label: t("letter.name"), value: resident.nameKanji },
  ];
}

/** A bankbook comes from the bank, which is among the details only where the account is the resident's own. */
function bankbookFields(linkage: OneLinkage, t: Translate): LetterField[] {
  const bank = linkage.view.details.values.find(({ key }) => key === "bank_and_branch");
  return [
    ...(bank ? [{ label: t("letter.bank"), value: bank.value }] : []),
    ...numberField(linkage, t),
    { label: t("letter.holder"), value: linkage.resident.nameKana },
  ];
}

function numberField({ view }: OneLinkage, t: Translate): LetterField[] {
  const { own, record } = numberOnLetter(view);
  if (!own && !record) return [];
  const source = view.follows?.schemeId ?? view.schemeId;
  const label = hasTrait(source, "named_number") ? `letter.number.${source}` : "letter.anyNumber";
  return [{ label: t(label), value: own ? <MaskedNumber last={own} /> : t("letter.unknown") }];
}
