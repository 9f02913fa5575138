import { useTranslation } from "react-i18next";
import { useWhose } from "../ui/page-context";
import { KeyValues } from "../ui/key-values";
import { GoLink } from "../ui/links";
import { Tag } from "../ui/tag";

interface CaseTagProps {
  /** For example 「直しているもの 1件」. */
  kicker: string;
  heading: string;
  href: string;
  now: string;
  next: string;
  you: string;
}

/** An open correction case, where it stands and whether one must act. */
export function CaseTag({ kicker, heading, href, now, next, you }: CaseTagProps) {
  const { t } = useTranslation("common");
  const rows = [
    { label: t("case.now"), value: now },
    { label: t("case.next"), value: next },
    { label: t("case.you", useWhose()), value: you },
  ];
  return (
    <Tag kicker={kicker} heading={heading} tone="hold">
      <KeyValues rows={rows} />
      <GoLink href={href} about={heading}>
        {t("case.more")}
      </GoLink>
    </Tag>
  );
}
