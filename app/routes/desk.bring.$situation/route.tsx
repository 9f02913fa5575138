/** Whom to call, what to bring, for the desk to read out and print. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { BringCardPage } from "../../components/bring-card";
import { Page } from "../../components/page";
import { bringCard, findSituation } from "../../domain/bring";
import { notFound, requireAttending } from "../../http.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAttending(request);
  const situation = findSituation(params["situation"]);
  if (!situation) throw notFound();
  return { card: bringCard(situation) };
}

export default function WhatToBringAtDesk() {
  const { card } = useLoaderData<typeof loader>();
  const { t } = useTranslation("bring");
  const name = t(`situation.${card.situation}.name`);
  return (
    <Page title={`${t("title")} ${name}`} heading={name} kicker={t("title")} back={{ href: "/desk/bring", label: t("back") }}>
      <BringCardPage card={card} />
    </Page>
  );
}
