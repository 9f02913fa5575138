/** An affair in the words of whoever reads it: the same at home, at the desk and wherever else it is told. */
import { useTranslation } from "react-i18next";
import { path } from "../path";
import { formatDay, formatDayWithEra, formatTime } from "../ui/dates";
import { institutionName } from "../ui/institution-name";
import { useMay, usePageFacts, useViewer, useWhose } from "../ui/page-context";
import { schemeName } from "../ui/scheme-names";
import type { Affair } from "./affairs";

export interface AffairWords {
  /** Its words. */
  key: string;
  values: Record<string, unknown>;
  due: string | undefined;
  href: string;
}

/**
 * @param principal whom the affairs are about, where that is another than on whose page they stand
 * @returns what puts an affair into words, with where it leads this reader
 */
export function useAffairWords(principal?: string): (affair: Affair) => AffairWords {
  const { locale } = usePageFacts();
  const { t: ofCases } = useTranslation("cases");
  const { t: ofLinkage } = useTranslation("linkages");
  const { t: ofCertificate } = useTranslation("certificate");
  const viewer = useViewer();
  const ofPage = useWhose();
  const whose = principal ? { context: "for" as const, whom: principal } : ofPage;
  const isAllowed = useMay();
  const told = (key: string, href: string, values: Record<string, unknown> = {}, due?: string): AffairWords => ({
    key,
    href,
    values: { ...whose, ...values },
    due,
  });
  return (affair) => {
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
      case "call_overdue":
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
  };
}
