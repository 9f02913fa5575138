/** What opens this portal for the person: the card with its certificate's end, and the passkeys. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionLink } from "../../ui/action-tag";
import { formatDayWithEra } from "../../ui/dates";
import { KeyValues } from "../../ui/key-values";
import { GoLink } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Note, Section } from "../../ui/section";
import { requireViewing } from "../../identity/guards.server";
import { listCredentials, type OwnCredentials } from "../credential.server";
import { doneOf } from "../../platform/form.server";

const DONE = ["registered", "registeredAsUsual", "removed"] as const;

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  return {
    ...(await listCredentials(viewing)),
    viewer: viewing.segment,
    done: doneOf(args.request, DONE),
  };
}

export default function Credentials() {
  const { card, passkeys, register, viewer, done } = useLoaderData<typeof loader>();
  const { t } = useTranslation("credentials");
  return (
    <Page
      title={t("title")}
      heading={t("heading")}
      back={{ href: path("home", { viewer }), label: t("back") }}
      aside={<WhatIsPasskey />}
    >
      {done && (
        <Notice tone="done" heading={t(`done.${done}.heading`)}>
          {t(`done.${done}.what`)}
        </Notice>
      )}
      <Section heading={t("card.heading")}>{card ? <Card card={card} /> : <p>{t("card.none")}</p>}</Section>
      <Section heading={t("passkeys.heading")} lead={passkeys.length === 0 ? t("passkeys.none") : undefined}>
        {passkeys.map((passkey) => (
          <Passkey key={passkey.credentialId} passkey={passkey} viewer={viewer} />
        ))}
        {register !== "possible" && <p>{t(`passkeys.${register}`)}</p>}
      </Section>
      {register === "possible" && (
        <ActionLink href={path("credential-register", { viewer })} more={t("register.more")}>
          {t("register.begin")}
        </ActionLink>
      )}
      {register === "sign_in_again" && (
        <ActionLink href={path("sign-in", {}, { "return-to": path("credentials", { viewer }) })}>
          {t("register.again")}
        </ActionLink>
      )}
    </Page>
  );
}

function Card({ card }: { card: NonNullable<OwnCredentials["card"]> }) {
  const { t } = useTranslation("credentials");
  const { locale } = usePageFacts();
  return (
    <>
      <KeyValues
        rows={[
          { label: t("card.number"), value: t("card.endsWith", { last: card.label }) },
          { label: t("card.certificate"), value: t("card.until", { day: formatDayWithEra(card.endsAt, locale) }) },
        ]}
      />
      {card.notice ? (
        <Notice tone="heed" heading={t(`card.${card.notice}.heading`)}>
          {t(`card.${card.notice}.what`)}
        </Notice>
      ) : (
        <p>{t("card.renewal")}</p>
      )}
    </>
  );
}

function Passkey({ passkey, viewer }: { passkey: OwnCredentials["passkeys"][number]; viewer: string }) {
  const { t } = useTranslation("credentials");
  const { locale } = usePageFacts();
  const { credentialId, label, registeredAt, usedNow } = passkey;
  return (
    <>
      <KeyValues
        rows={[
          { label: t("passkeys.label"), value: label },
          { label: t("passkeys.registeredAt"), value: formatDayWithEra(registeredAt, locale) },
          ...(usedNow ? [{ label: t("passkeys.now"), value: t("passkeys.usedNow") }] : []),
        ]}
      />
      <GoLink
        href={path("credential-remove", { viewer, credential: credentialId })}
        about={t("passkeys.about", { label })}
      >
        {t("passkeys.remove")}
      </GoLink>
    </>
  );
}

function WhatIsPasskey() {
  const { t } = useTranslation("credentials");
  return (
    <Note heading={t("what.heading")}>
      <p>{t("what.is")}</p>
      <p>{t("what.card")}</p>
    </Note>
  );
}
