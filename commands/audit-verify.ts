/**
 * `npm run --silent audit:verify`: reads every audit chain and the anchors; names the first row that is not as it was
 * written.
 */
import { openDatabase, StartError } from "../db/client";
import { type AuditVerdict, verifyAudit } from "../app/platform/audit-anchor.server";
import { provideDatabase } from "../app/platform/database.server";
import { readSettings, provideSettings } from "../app/platform/settings.server";

function describe(verdict: AuditVerdict): string {
  if (verdict.ok) return `whole: ${verdict.rows} rows of ${verdict.residents} residents, ${verdict.anchors} anchors`;
  if ("broken" in verdict)
    return `broken: resident ${verdict.residentId}, row ${verdict.broken.seq}: ${verdict.broken.what}`;
  const { anchor } = verdict;
  if (anchor.what === "line") return `broken: line ${anchor.line} of the anchors does not follow the one before it`;
  return `broken: resident ${anchor.residentId}, row ${anchor.seq}: not the row that was anchored in line ${anchor.line}`;
}

try {
  const settings = readSettings(process.env);
  provideSettings(settings);
  const opened = await openDatabase(settings);
  provideDatabase(opened.db);
  const verdict = await verifyAudit().finally(() => opened.close());
  process.stdout.write(`${describe(verdict)}\n`);
  process.exitCode = verdict.ok ? 0 : 1;
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
