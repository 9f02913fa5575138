/**
 * The report of an inspection as one page that needs nothing else: bars as inline SVG, the same figures in tables
 * beside them.
 */
import en from "../../locales/en/inspection.json";
import ja from "../../locales/ja/inspection.json";
import { LIKELIHOODS } from "../../app/inspection/inspection";
import type { InspectionSummary } from "./summary";

type Words = Record<string, string>;

const VERDICTS = ["same", "notation", "unsure", "different"];
/** Of the product's own palette: shape and word tell the same as colour. */
const INK = { same: "#24586b", notation: "#5b8794", unsure: "#9a6a00", different: "#a1281f" } as Record<string, string>;
const BAR_WIDTH = 320;
const BAR_HEIGHT = 20;
const THINNEST = 1.5;
const MOST_REASONS = 20;

const STYLE = `
:root { color-scheme: light; color: #1a1a1c; background: #fbfaf7; font: 1.0625rem/1.7 "BIZ UDPGothic", "Noto Sans JP", sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.4; margin: 0 0 .5rem; } h2 { font-size: 1.25rem; margin: 3rem 0 .5rem; }
small, .en { color: #4a4f55; font-weight: normal; } .en { display: block; font-size: .875rem; }
svg { display: block; width: 100%; height: 1.25rem; } td.bar { width: 40%; min-width: 6rem; }
code { overflow-wrap: anywhere; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .35rem .5rem; border-bottom: 1px solid #cfd3d6; vertical-align: middle; }
td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } th { font-weight: normal; }
dl { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: .25rem 1.5rem; }
dt { color: #4a4f55; } dd { margin: 0; }
@media print { body { background: none; } h2 { break-after: avoid; } tr { break-inside: avoid; } }`;

function escape(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}

function word(key: string): { ja: string; en: string } {
  return { ja: (ja as unknown as Words)[key] ?? key, en: (en as unknown as Words)[key] ?? key };
}

function both(key: string): string {
  const words = word(key);
  return `${escape(words.ja)}<span class="en" lang="en">${escape(words.en)}</span>`;
}

interface Bar {
  name: string;
  parts: { kind: string; count: number }[];
}

function total({ parts }: Bar): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}

function drawBar({ parts }: Bar, most: number): string {
  let x = 0;
  const drawn = parts.map(({ kind, count }) => {
    const width = count > 0 ? Math.max((count / most) * BAR_WIDTH, THINNEST) : 0;
    const part = `<rect x="${x.toFixed(1)}" width="${width.toFixed(1)}" height="${BAR_HEIGHT}" fill="${INK[kind] ?? INK["same"]}"/>`;
    x += width;
    return part;
  });
  // What the bar says stands in figures beside it.
  return `<svg viewBox="0 0 ${BAR_WIDTH} ${BAR_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${drawn.join("")}</svg>`;
}

function section(key: string, bars: readonly Bar[], of: number): string {
  if (bars.length === 0) return "";
  const most = Math.max(1, ...bars.map(total));
  const share = (count: number) => `${((100 * count) / Math.max(1, of)).toFixed(3)} %`;
  const rows = bars.map(
    (bar) =>
      `<tr><th scope="row">${bar.name}</th><td class="bar">${drawBar(bar, most)}</td><td class="n">${total(bar).toLocaleString("en")}</td><td class="n">${share(total(bar))}</td></tr>`,
  );
  return `<h2>${both(key)}</h2><table><tbody>${rows.join("")}</tbody></table>`;
}

function barsOf(counts: Record<string, number>, name: (key: string) => string, order?: readonly string[]): Bar[] {
  const keys =
    order?.filter((key) => counts[key]) ?? Object.keys(counts).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  return keys.map((key) => ({ name: name(key), parts: [{ kind: key, count: counts[key] ?? 0 }] }));
}

/** In words what the colours of a bar say, for the answers that somebody must look at. */
function toLookAt(counts: Record<string, number>): string {
  return ["different", "unsure"]
    .map((verdict) => `${escape(word(`verdict_${verdict}`).ja)} ${(counts[verdict] ?? 0).toLocaleString("en")}`)
    .join("・");
}

/** Reasons are keys of the comparison; the report keeps them, so that they can be looked up in docs/comparing.md. */
function reasonName(reason: string): string {
  return `<code>${escape(reason)}</code>`;
}

/** @returns a whole HTML page without scripts, fonts or pictures from elsewhere; it tells counts, never a person */
export function reportPage(summary: InspectionSummary): string {
  const { records, verdicts, likelihoods, reasons, methods, rejections } = summary;
  const ofMethod = Object.entries(methods).map(([method, counts]) => ({
    name: `${both(`method_${method}`)}<small>${toLookAt(counts)}</small>`,
    parts: VERDICTS.map((verdict) => ({ kind: verdict, count: counts[verdict] ?? 0 })),
  }));
  const facts: [string, string][] = [
    ["institution", escape(summary.institution)],
    ["class", both(`class_${summary.class}`)],
    ["records", records.toLocaleString("en")],
    ["rejected", summary.rejected.toLocaleString("en")],
    ["full_check", summary.fullCheck.toLocaleString("en")],
  ];
  return `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(word("title").ja)}</title><style>${STYLE}</style></head><body>
<h1>${both("title")}</h1>
<dl>${facts.map(([key, value]) => `<dt>${both(key)}</dt><dd>${value}</dd>`).join("")}</dl>
${section(
  "verdicts",
  barsOf(verdicts, (verdict) => both(`verdict_${verdict}`), VERDICTS),
  records,
)}
${section(
  "likelihoods",
  barsOf(likelihoods, (key) => both(`likelihood_${key}`), LIKELIHOODS),
  records,
)}
${section("by_method", ofMethod, records)}
${section("reasons", barsOf(reasons, reasonName).slice(0, MOST_REASONS), records)}
${section(
  "rejections",
  barsOf(rejections, (key) => both(`rejection_${key}`)),
  records + summary.rejected,
)}
</body></html>
`;
}
