import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { ActionLink } from "../../../ui/action-tag";
import { formatDay, formatDayWithEra, formatTime } from "../../../ui/dates";
import { Icon, type IconName, type Tone } from "../../../ui/icon";
import { institutionName } from "../../../ui/institution-name";
import { GoLink } from "../../../ui/links";
import { useMay, usePageFacts, useViewer, useWhose } from "../../../ui/page-context";
import { Phrases } from "../../../ui/phrases";
import { schemeName } from "../../../ui/scheme-names";
import { type Affair, type AffairKind, waitsForResident } from "../../affairs";

interface AffairListProps {
  affairs: readonly Affair[];
}

/** What waits, the gravest first and with the page's one tag; then, more quietly, what goes on and what comes. */
export function AffairList({ affairs }: AffairListProps) {
  const { t } = useTranslation("affairs");
  const waiting = affairs.filter(waitsForResident);
  const others = affairs.filter((affair) => !waitsForResident(affair));
  return (
    <>
      {waiting.length > 0 && (
        <ol className="affairs">
          {waiting.map((affair, index) => (
            <AffairItem affair={affair} isFirst={index === 0} key={keyOf(affair)} />
          ))}
        </ol>
      )}
      {others.length > 0 && (
        <section className="affairs-quiet" aria-labelledby="affairs-quiet">
          <h2 id="affairs-quiet" className="unseen">
            {t("quiet")}
          </h2>
          <ul className="affairs">
            {others.map((affair) => (
              <AffairItem affair={affair} isFirst={false} key={keyOf(affair)} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const SHAPES: Record<AffairKind, [shape: IconName, tone: Tone]> = {
  leak: ["heed", "leak"],
  linkage: ["heed", "heed"],
  case_question: ["heed", "heed"],
  case_check: ["heed", "heed"],
  mandate_confirm: ["heed", "heed"],
  call: ["phone", "cord"],
  enquiry_answered: ["letter", "cord"],
  certificate: ["open", "cord"],
  mandate_ends: ["person", "cord"],
  report_begun: ["open", "cord"],
  eligibility: ["open", "cord"],
  certificate_request: ["now", "cord"],
  case_running: ["now", "cord"],
};

function AffairItem({ affair, isFirst }: { affair: Affair; isFirst: boolean }) {
  const { t } = useTranslation("affairs");
  const { key, values, due, href } = useTold(affair);
  const [shape, tone] = SHAPES[affair.kind];
  const heading = t(`${key}.heading`, values);
  const Heading = waitsForResident(affair) ? "h2" : "h3";
  return (
    <li className={affair.kind === "leak" ? "affair is-leak" : "affair"}>
      <Icon name={shape} tone={tone} />
      <p className={`affair-kind tone-${tone}`}>{t(`${key}.kind`, values)}</p>
      <Heading>
        <Phrases text={heading} />
      </Heading>
      <p>{t(`${key}.todo`, values)}</p>
      {due && <p className="affair-due">{t(affair.kind === "case_running" ? "about" : "due", { day: due })}</p>}
      {isFirst ? (
        <ActionLink href={href}>{t(`${key}.link`, values)}</ActionLink>
      ) : (
        <GoLink href={href} about={heading.replaceAll(/[|*]/g, "")}>
          {t(`${key}.link`, values)}
        </GoLink>
      )}
    </li>
  );
}

interface Told {
  /** Its words. */
  key: string;
  values: Record<string, unknown>;
  due: string | undefined;
  href: string;
}

/** An affair in words, with where it leads. */
function useTold(affair: Affair): Told {
  const { locale } = usePageFacts();
  const { t: ofCases } = useTranslation("cases");
  const { t: ofLinkage } = useTranslation("linkages");
  const { t: ofCertificate } = useTranslation("certificate");
  const viewer = useViewer();
  const whose = useWhose();
  const isAllowed = useMay();
  const told = (key: string, href: string, values: Record<string, unknown> = {}, due?: string): Told => ({
    key,
    href,
    values: { ...whose, ...values },
    due,
  });
  const day = (date: Date | undefined) => date && formatDay(date, locale);
  const name = "schemeId" in affair ? schemeName(affair.schemeId, locale) : undefined;
  const institution = "institution" in affair ? institutionName(affair.institution, locale) : undefined;
  switch (affair.kind) {
    case "leak":
      return told(`leak.${affair.result}`, path("case-leak", { viewer, receipt: affair.receipt }), { name });
    case "linkage":
      if (affair.attention === "answered_wrong" && isAllowed("fill_in"))
        return told("linkage.unfinished", path("report", { viewer, scheme: affair.schemeId }), { name });
      return told(
        isAllowed("answer") ? "linkage.check" : "linkage.look",
        path("linkage", { viewer, scheme: affair.schemeId }, { from: "check" }),
        { name, what: ofLinkage(`attention.${affair.attention}`) },
      );
    case "case_question":
      return told(
        affair.kind,
        path("case", { viewer, receipt: affair.receipt }),
        { name, institution },
        day(affair.due),
      );
    case "case_check":
      return told(affair.kind, path("linkage", { viewer, scheme: affair.schemeId }), { name }, day(affair.due));
    case "case_running": {
      const { statusKey, due } = affair.status;
      const status = ofCases(`status.${statusKey}`, { ...whose, institution });
      return told(affair.kind, path("case", { viewer, receipt: affair.receipt }), { name, status }, day(due));
    }
    case "mandate_confirm":
    case "mandate_ends":
      return told(
        affair.kind,
        path("mandate", { viewer, mandate: affair.mandateId }),
        { proxy: affair.name },
        day(affair.due),
      );
    case "call":
      return told(affair.kind, path("enquiry", { viewer, enquiry: affair.enquiryId }), {
        day: formatDay(affair.due, locale),
        time: formatTime(affair.due, locale),
      });
    case "enquiry_answered":
      return told(affair.kind, path("enquiry", { viewer, enquiry: affair.enquiryId }), { number: affair.number });
    case "certificate": {
      const { standing, daysLeft: count, endsAt } = affair.notice;
      const key = standing === "ended" ? "ended" : count > 0 ? "ends" : "today";
      return told(`certificate.${key}`, path("credentials", { viewer }), {
        count,
        date: formatDayWithEra(endsAt, locale),
      });
    }
    case "report_begun":
      return told(affair.kind, path("report", { viewer, scheme: affair.schemeId }), { name });
    case "eligibility":
      return told(affair.kind, path("certificate", { viewer }), { why: ofCertificate(`offered.${affair.reason}`) });
    case "certificate_request":
      return told(affair.kind, path("certificate", { viewer }));
  }
}

function keyOf(affair: Affair): string {
  const which = "receipt" in affair ? affair.receipt : "schemeId" in affair ? affair.schemeId : "";
  const whose = "mandateId" in affair ? affair.mandateId : "enquiryId" in affair ? affair.enquiryId : "";
  return `${affair.kind} ${which}${whose}`;
}
