import { useTranslation } from "react-i18next";
import { QuietButton } from "../ui/action-tag";
import { Notice } from "../ui/notice";

/** As the verdict comes from the verification of the chains. */
export type Verdict =
  | {
      ok: true;
      residents: number;
      rows: number;
      anchors: number;
      before: number;
      left: number;
      last: string | undefined;
    }
  | { ok: false; residentId: string; broken: { seq: number; what: string } }
  | {
      ok: false;
      anchor: { what: "line"; line: number } | { what: "chain"; line: number; residentId: string; seq: number };
    };

interface AuditVerdictProps {
  verdict: Verdict;
  /** Where the reading of the chains that are left goes on. */
  goOn?: string;
}

/**
 * Whether the chains are whole, and how many of how many were read; otherwise the first row that is not as it was
 * written.
 */
export function AuditVerdict({ verdict, goOn }: AuditVerdictProps) {
  const { t } = useTranslation("desk-audit");
  if (verdict.ok) {
    const { residents, before, left, last } = verdict;
    const isPart = before + left > 0;
    return (
      <Notice tone="done" heading={t(isPart ? "verdict.partWhole" : "verdict.whole")}>
        <p>{t("verdict.counts", { ...verdict })}</p>
        {isPart && (
          <p>{t("verdict.part", { from: before + 1, to: before + residents, all: before + residents + left })}</p>
        )}
        {isPart && <p>{t(left > 0 ? "verdict.left" : "verdict.end", { left })}</p>}
        {left > 0 && goOn && (
          <form method="post" action={goOn}>
            <input type="hidden" name="after" value={last} />
            <QuietButton>{t("verdict.goOn")}</QuietButton>
          </form>
        )}
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

function sentenceOf(
  verdict: Extract<Verdict, { ok: false }>,
  t: (key: string, values?: Record<string, unknown>) => string,
): string {
  if ("broken" in verdict)
    return t(`verdict.row.${verdict.broken.what}`, { resident: verdict.residentId, seq: verdict.broken.seq });
  const { anchor } = verdict;
  if (anchor.what === "line") return t("verdict.line", { line: anchor.line });
  return t("verdict.chain", { line: anchor.line, resident: anchor.residentId, seq: anchor.seq });
}
