import { useTranslation } from "react-i18next";
import { path } from "../path";
import { ActionLink } from "./action-tag";
import { Calm } from "./calm";
import { Page } from "./page";
import { usePageFacts } from "./page-context";

export const PROBLEMS = ["not-found", "too-large", "not-from-here", "unavailable", "unexpected"] as const;
export type Problem = (typeof PROBLEMS)[number];

interface ProblemPageProps {
  kind: Problem;
  /** To read to the help desk. */
  id?: string | undefined;
}

/** Something is not there or did not work: what it means, whether anything was lost, and the way back. */
export function ProblemPage({ kind, id }: ProblemPageProps) {
  const { t } = useTranslation("problem");
  const { segment } = usePageFacts();
  return (
    <Page title={t(`${kind}.heading`)}>
      <Calm tone="heed" heading={t(`${kind}.heading`)}>
        <p>{t(`${kind}.what`)}</p>
      </Calm>
      {id && <p>{t("id", { id })}</p>}
      <ActionLink href={segment ? path("home", { viewer: segment }) : path("front")}>{t("toStart")}</ActionLink>
    </Page>
  );
}
