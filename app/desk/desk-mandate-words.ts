/** What a mandate allows and on what it rests, in words, for the desk's pages and the letter. */
type Translate = (key: string) => string;

/** @returns the names of the papers, in one line */
export function paperNames(papers: readonly string[], t: Translate): string {
  return papers.map((paper) => t(`desk-mandates:papers.${paper}`)).join(t("desk-mandates:and"));
}

/** @returns what the scopes allow, one line each */
export function scopeNames(scopes: readonly string[], t: Translate): string {
  return scopes.map((scope) => t(`desk-mandates:scope.${scope}`)).join("\n");
}
