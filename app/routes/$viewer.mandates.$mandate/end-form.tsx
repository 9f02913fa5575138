import { useTranslation } from "react-i18next";
import { QuietButton } from "../../components/action-tag";
import { Section } from "../../components/section";

/** Ends it with one button, at once. */
export function EndForm({ side, standing }: { side: string; standing: string }) {
  const { t } = useTranslation("mandates");
  return (
    <Section heading={t("ending.heading")} lead={t(`ending.${side}`)}>
      <form method="post">
        <QuietButton name="do" value="end">
          {t(`end.${side}.${standing}`)}
        </QuietButton>
      </form>
    </Section>
  );
}
