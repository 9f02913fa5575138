/** 本人確認: papers by which the desk tells that somebody is the person in the register. */

export const IDENTITY_PAPERS = [
  "my_number_card",
  "driving_licence",
  "passport",
  "residence_card",
  "disability_handbook",
  "two_without_photo",
] as const;
export type IdentityPaper = (typeof IDENTITY_PAPERS)[number];

/** @returns those of the texts that are such papers, in the order of the list */
export function identityPapersOf(texts: readonly string[]): IdentityPaper[] {
  return IDENTITY_PAPERS.filter((paper) => texts.includes(paper));
}
