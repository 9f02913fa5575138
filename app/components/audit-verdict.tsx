import { useTranslation } from "react-i18next";
import { Notice } from "./notice";

/** As the verdict comes from the verification of the chains. */
export type Verdict =
  | { ok: true; residents: number; rows: number; anchors: number; left: number }
  | { ok: false; residentId: string; broken: { seq: number; what: string } }
  | { ok: false; anchor: { what: "line"; line: number } | { what: "chain"; line: number; residentId: string; seq: number } };

/** Whether the chains are whole; otherwise the first row that is not as it was written. */
export function AuditVerdict({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation("desk-audit");
  if (verdict.ok) {
    return (
      <Notice tone="done" heading={t("verdict.whole")}>
        <p>{t("verdict.counts", { ...verdict })}</p>
        {verdict.left > 0 && <p>{t("verdict.left", { left: verdict.left })}</p>}
      </Notice>
    );
  }
  return (
    <Notice tone="heed" heading={t("verdict.broken")}>
      <p>{sentenceOf(verdict, t)}</p>
      <p>{t("verdict.then")}</p>
    </Notice>
  );
}

function sentenceOf(verdict: Extract<Verdict, { ok: false }>, t: (key: string, values?: Record<string, unknown>) => string): string {
  if ("broken" in verdict) return t(`verdict.row.${verdict.broken.what}`, { resident: verdict.residentId, seq: verdict.broken.seq });
  const { anchor } = verdict;
  if (anchor.what === "line") return t("verdict.line", { line: anchor.line });
  return t("verdict.chain", { line: anchor.line, resident: anchor.residentId, seq: anchor.seq });
}
