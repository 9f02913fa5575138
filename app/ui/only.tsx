import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "../identity/viewing";
import { useMay } from "./page-context";

interface OnlyProps {
  may: Action;
  /** Key of the sentence, under `onlySelf`, that stands in its place; left out where nothing needs to be said. */
  otherwise?: "answer" | "report" | "account" | "insuranceUse" | "prepared" | "sensitive" | undefined;
  children: ReactNode;
}

/** What only some viewers can do: left out for the others, who are told in a sentence who can. */
export function Only({ may, otherwise, children }: OnlyProps) {
  const { t } = useTranslation("viewer");
  const isAllowed = useMay();
  if (isAllowed(may)) return children;
  return otherwise ? <p className="only-self">{t(`onlySelf.${otherwise}`)}</p> : null;
}
