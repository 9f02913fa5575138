import { useTranslation } from "react-i18next";
import { QuietButton } from "../../../ui/action-tag";
import { Section } from "../../../ui/section";

/** Ends it with one button, at once. */
export function EndForm({ side, standing, formKey }: { side: string; standing: string; formKey: string }) {
  const { t } = useTranslation("mandates");
  return (
    <Section heading={t("ending.heading")} lead={t(`ending.${side}`)}>
      <form method="post">
        <input type="hidden" name="key" value={formKey} />
        <QuietButton name="do" value="end">
          {t(`end.${side}.${standing}`)}
        </QuietButton>
      </form>
    </Section>
  );
}
