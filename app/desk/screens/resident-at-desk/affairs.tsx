import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { GoLink } from "../../../ui/links";
import { plainText } from "../../../ui/phrases";
import { Section } from "../../../ui/section";
import { type Affair, keyOf, waitsForResident } from "../../../affairs/affairs";
import { useAffairWords } from "../../../affairs/affair-words";

interface AffairsProps {
  affairs: readonly Affair[];
  residentId: string;
}

/** The list of the resident's own home, in its order: what waits for them, then what goes on. */
export function Affairs({ affairs, residentId }: AffairsProps) {
  const { t } = useTranslation("desk-resident");
  const count = affairs.filter(waitsForResident).length;
  return (
    <Section heading={t("affairs.heading", { count })} lead={t(affairs.length > 0 ? "affairs.lead" : "affairs.none")}>
      <ol className="desk-rows">
        {affairs.map((affair) => (
          <OneAffair affair={affair} residentId={residentId} key={keyOf(affair)} />
        ))}
      </ol>
    </Section>
  );
}

function OneAffair({ affair, residentId }: { affair: Affair; residentId: string }) {
  const { t } = useTranslation("affairs");
  const { key, values, due, href } = useAffairWords()(affair);
  const heading = plainText(t(`${key}.heading`, values));
  return (
    <li>
      <h3>{heading}</h3>
      <p className="small">
        {t(`${key}.kind`, values)}
        {due && <b> {t(affair.kind === "case_running" ? "about" : "due", { day: due })}</b>}
      </p>
      <GoLink href={deskPageOf(affair, residentId) ?? href} about={heading}>
        {t(deskPageOf(affair, residentId) ? "desk-resident:open" : "desk-resident:affairs.screen")}
      </GoLink>
    </li>
  );
}

/** What only the resident opens has its place at the desk; the other screens are seen beside the resident. */
function deskPageOf(affair: Affair, residentId: string): string | undefined {
  switch (affair.kind) {
    case "call":
    case "call_overdue":
    case "enquiry_answered":
      return path("desk-enquiry", { resident: residentId, enquiry: affair.enquiryId });
    case "mandate_confirm":
    case "mandate_ends":
      return "#proxies";
    case "certificate":
      return "#cards";
    default:
      return undefined;
  }
}
