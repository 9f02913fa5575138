/** 代理人: what one has granted, received and asked for, and what of it is over. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { path } from "../../path";
import { ActionLink } from "../../ui/action-tag";
import { GoLink } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { Note, Section } from "../../ui/section";
import { Explained } from "../../ui/glossary/explained";
import { requireViewing } from "../../identity/guards.server";
import { queryText } from "../../platform/form.server";
import { listMandates, type ShownMandate } from "../mandate.server";
import { OneMandate } from "./mandates/one-mandate";

const DONE = ["accepted", "revoked", "withdrawn", "resigned"] as const;

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const done = DONE.find((known) => known === queryText(args.request, "done"));
  return {
    ...(await listMandates(viewing)),
    key: uuidv4(),
    viewer: viewing.segment,
    done,
    refused: queryText(args.request, "refused") !== "",
  };
}

export default function Mandates() {
  const { granted, held, asked, ended, viewer, done, refused } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mandates");
  const toConfirm = granted.find(({ standing }) => standing === "accepted");
  return (
    <Page
      title={t("title")}
      heading={t("heading")}
      back={{ href: path("home", { viewer }), label: t("back") }}
      news={
        <>
          {done && (
            <Notice tone="done" heading={t(`done.${done}.heading`)}>
              {t(`done.${done}.more`)}
            </Notice>
          )}
          {refused && <Notice tone="heed">{t("refused")}</Notice>}
        </>
      }
      aside={<Ways />}
    >
      <p>{t("lead")}</p>
      <Explained words={["proxy", "signature"]} />
      {toConfirm ? (
        <ActionLink
          href={path("mandate", { viewer, mandate: toConfirm.mandateId })}
          more={t("confirm.linkMore", { name: toConfirm.name })}
        >
          {t("confirm.link")}
        </ActionLink>
      ) : (
        <ActionLink href={path("mandate-offer", { viewer })} more={t("offer.linkMore")}>
          {t("offer.link")}
        </ActionLink>
      )}
      <List which="granted" mandates={granted} />
      <List which="held" mandates={held} />
      <List which="asked" mandates={asked} />
      <List which="ended" mandates={ended} />
    </Page>
  );
}

function List({ which, mandates }: { which: "granted" | "held" | "asked" | "ended"; mandates: ShownMandate[] }) {
  const { viewer, key } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mandates");
  if (mandates.length === 0 && which !== "granted" && which !== "held") return null;
  return (
    <Section
      heading={t(`list.${which}`)}
      lead={mandates.length === 0 ? t(`none.${which}`) : which === "ended" ? t("endedKept") : undefined}
    >
      {mandates.map((mandate) => (
        <OneMandate mandate={mandate} viewer={viewer} formKey={key} key={mandate.mandateId} />
      ))}
    </Section>
  );
}

/** The other ways to a mandate than to offer one. */
function Ways() {
  const { viewer, granted } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mandates");
  return (
    <Note heading={t("ways.heading")}>
      <p>{t("ways.code")}</p>
      <GoLink href={path("mandate-accept", { viewer })}>{t("ways.toCode")}</GoLink>
      <p>{t("ways.ask")}</p>
      <GoLink href={path("mandate-ask", { viewer })}>{t("ways.toAsk")}</GoLink>
      {granted.some(({ standing }) => standing === "accepted") && (
        <GoLink href={path("mandate-offer", { viewer })}>{t("ways.toOffer")}</GoLink>
      )}
    </Note>
  );
}
