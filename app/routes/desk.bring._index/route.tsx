/** Whom to call, what to bring, for the desk to read out and print: which situation it is. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { SituationList } from "../../components/bring-card";
import { Page } from "../../components/page";
import { requireAttending } from "../../http.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAttending(request);
  return null;
}

export default function ChooseSituationAtDesk() {
  const { t } = useTranslation("bring");
  return (
    <Page title={t("title")} heading={t("heading")} back={{ href: "/desk", label: t("desk:back") }}>
      <SituationList base="/desk/bring" />
    </Page>
  );
}
