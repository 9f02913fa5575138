/** The public-money account: whose it is likely to be, what that means, and the one thing to do about it. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ACCOUNT_SCHEME } from "../../catalogue/schemes";
import { ActionLink, QuietLink } from "../../ui/action-tag";
import { Calm } from "../../ui/calm";
import { formatDayWithEra } from "../../ui/dates";
import { KeyValues } from "../../ui/key-values";
import { GoLink } from "../../ui/links";
import { MaskedNumber } from "../../ui/masked";
import { Notice } from "../../ui/notice";
import { Only } from "../../ui/only";
import { Page } from "../../ui/page";
import { usePageFacts, useWhose } from "../../ui/page-context";
import { Note, Section } from "../../ui/section";
import { Explained } from "../../ui/glossary/explained";
import { requireViewing } from "../../identity/guards.server";
import { hasBegunChange } from "../account-change.server";
import { getAccount } from "../account.server";

const DONE = ["account_change", "account_deletion"] as const;
const REFUSED = ["stale", "suspended", "not_own"] as const;

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const query = new URL(args.request.url).searchParams;
  return {
    ...(await getAccount(viewing)),
    viewer: viewing.segment,
    begun: await hasBegunChange(viewing),
    done: DONE.find((task) => task === query.get("done")),
    refused: REFUSED.find((reason) => reason === query.get("refused")),
  };
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Account() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation("account");
  const whose = useWhose();
  const { account, viewer, openCase, mayFollow, suspended } = data;
  const stopped = suspended || openCase !== undefined;
  const state = stopped ? "stopped" : (account?.relation ?? "none");
  return (
    <Page
      title={t("title")}
      kicker={t("title")}
      back={{ href: path("home", { viewer }), label: t("back") }}
      aside={
        <Note heading={t("what.heading")}>
          <p>{t("what.is")}</p>
          <p>{t("what.own")}</p>
        </Note>
      }
    >
      <Told {...data} />
      <Calm tone={state === "self" || state === "none" ? "calm" : "heed"} heading={t(`state.${state}.heading`, whose)}>
        <p>{t(`state.${state}.what`, whose)}</p>
      </Calm>
      <Explained words={["holder", "register"]} />
      {openCase && mayFollow && <GoLink href={path("case", { viewer, receipt: openCase })}>{t("toCase")}</GoLink>}
      {account && <Registered account={account} />}
      {!stopped && (
        <Only may="manage_account" otherwise="account">
          <NextSteps {...data} />
        </Only>
      )}
    </Page>
  );
}

/** What just happened, when one comes back from a signature. */
function Told({ done, refused }: Data) {
  const { t } = useTranslation("account");
  if (done)
    return (
      <Notice tone="done" heading={t(`done.${done}.heading`)}>
        {t(`done.${done}.what`)}
      </Notice>
    );
  if (refused)
    return (
      <Notice tone="heed" heading={t(`refused.${refused}.heading`)}>
        {t(`refused.${refused}.what`)}
      </Notice>
    );
  return null;
}

function Registered({ account }: { account: NonNullable<Data["account"]> }) {
  const { t } = useTranslation("account");
  const { locale } = usePageFacts();
  const whose = useWhose();
  const { relation, bank, branch, type, number, holder, registeredAt } = account;
  return (
    <Section heading={t("registered")} id="registered" lead={relation === "self" ? undefined : t("compare")}>
      <KeyValues
        rows={[
          ...(bank
            ? [{ label: t("label.bank"), value: `${bank} ${branch ?? ""}` }]
            : [{ label: t("label.bank"), value: t("withheld.bank", whose) }]),
          { label: t("label.type"), value: t(`type.${type}`) },
          { label: t("label.number"), value: <MaskedNumber last={number.replaceAll("＊", "")} /> },
          { label: t("label.holder"), value: holder ?? t(`withheld.${relation}`, whose) },
          { label: t("label.registeredAt"), value: formatDayWithEra(registeredAt, locale) },
        ]}
      />
    </Section>
  );
}

function NextSteps({ account, viewer, begun }: Data) {
  const { t } = useTranslation("account");
  const whose = useWhose();
  const change = path("account-change", { viewer });
  if (!account)
    return (
      <ActionLink href={change} more={t("needed")}>
        {t(begun ? "goOn" : "register")}
      </ActionLink>
    );
  const { relation } = account;
  const remove = <GoLink href={path("account-delete", { viewer })}>{t("remove")}</GoLink>;
  if (relation === "self") {
    return (
      <Section heading={t("change.heading")} lead={t("change.lead")}>
        <p>
          <QuietLink href={change}>{t(begun ? "goOn" : "changeIt")}</QuietLink>
        </p>
        <p>{remove}</p>
      </Section>
    );
  }
  return (
    <>
      <Section heading={t("means.heading")}>
        <p>{t(`means.${relation}`, whose)}</p>
        {relation !== "unsure" && <p>{t(`notYourFault.${relation}`, whose)}</p>}
      </Section>
      <ActionLink href={change} more={t("needed")}>
        {t(begun ? "goOn" : relation === "unsure" ? "changeIt" : "toOwn", whose)}
      </ActionLink>
      <Section heading={t("other.heading")}>
        <ul>
          <li>{remove}</li>
          <li>
            <GoLink href={path("linkage", { viewer, scheme: ACCOUNT_SCHEME })}>{t("report")}</GoLink>
          </li>
        </ul>
      </Section>
    </>
  );
}
