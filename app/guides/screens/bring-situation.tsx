/** Whom to call, what to bring, for everybody, signed in or not. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { BringCardPage } from "../bring-card";
import { Page } from "../../ui/page";
import { bringCard, findSituation } from "../bring";
import { notFound } from "../../platform/responses";

export async function loader({ params }: LoaderFunctionArgs) {
  const situation = findSituation(params["situation"]);
  if (!situation) throw notFound();
  return { card: bringCard(situation) };
}

export default function WhatToBring() {
  const { card } = useLoaderData<typeof loader>();
  const { t } = useTranslation("bring");
  const name = t(`situation.${card.situation}.name`);
  return (
    <Page
      title={`${t("title")} ${name}`}
      heading={name}
      kicker={t("title")}
      back={{ href: path("bring"), label: t("back") }}
    >
      <BringCardPage card={card} />
    </Page>
  );
}
