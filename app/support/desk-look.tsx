import { useTranslation } from "react-i18next";
import { formatDayWithEra, formatTime } from "../ui/dates";
import { KeyValues } from "../ui/key-values";
import { usePageFacts } from "../ui/page-context";

interface DeskLookProps {
  look: {
    label: string | undefined;
    kind: string;
    reason: string;
    receipt: string | undefined;
    openedAt: Date;
    unusual: string[];
    outcome?: string;
    reviewed?: boolean;
  };
  /** Of the residents of the list, in its order: the same number is the same resident. */
  resident: number;
  /** Where the resident's trail is read, for whoever may. */
  trailHref?: string;
}

/** @returns which of the residents of a list each look is at, for telling them apart without a name */
export function numberResidents(looks: readonly { residentId: string }[]): (residentId: string) => number {
  const inOrder = [...new Set(looks.map(({ residentId }) => residentId))];
  return (residentId) => inOrder.indexOf(residentId) + 1;
}

/** A look of the desk: who, at whom, when and why, and what is unusual about it. No name stands here. */
export function DeskLook({ look, resident, trailHref }: DeskLookProps) {
  const { t } = useTranslation("desk-audit");
  const { locale } = usePageFacts();
  const { label, kind, reason, receipt, openedAt, unusual, outcome, reviewed } = look;
  const whom = t("look.resident", { number: resident });
  return (
    <KeyValues
      rows={[
        { label: t("look.when"), value: `${formatDayWithEra(openedAt, locale)} ${formatTime(openedAt, locale)}` },
        { label: t("look.who"), value: label ?? t("look.nobody") },
        { label: t("look.whom"), value: trailHref ? <a href={trailHref}>{whom}</a> : whom },
        { label: t("look.kind"), value: t(`kind.${kind}`) },
        { label: t("look.reason"), value: t(`help:reasons.${reason}`) },
        ...(receipt ? [{ label: t("look.receipt"), value: receipt }] : []),
        ...(outcome ? [{ label: t("look.outcome"), value: t(`outcome.${outcome}`) }] : []),
        ...(unusual.length > 0
          ? [{ label: t("look.unusual"), value: unusual.map((mark) => t(`unusual.marks.${mark}`)).join(t("and")) }]
          : []),
        ...(unusual.length > 0 && reviewed !== undefined
          ? [{ label: t("look.reviewed"), value: t(reviewed ? "look.isReviewed" : "look.notReviewed") }]
          : []),
      ]}
    />
  );
}
