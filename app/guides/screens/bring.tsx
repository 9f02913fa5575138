/** Whom to call, what to bring, for everybody, signed in or not: which situation it is. */
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { SituationList } from "../bring-card";
import { Page } from "../../ui/page";

export default function ChooseSituation() {
  const { t } = useTranslation("bring");
  return (
    <Page title={t("title")} heading={t("heading")} back={{ href: path("front"), label: t("questions:back") }}>
      <SituationList />
    </Page>
  );
}
