/** Deleting the account's registration: what stays, what stops, and then the signature. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useWhose } from "../../ui/page-context";
import { v4 as uuidv4 } from "uuid";
import { path } from "../../path";
import { ActionButton, QuietLink } from "../../ui/action-tag";
import { KeyValues } from "../../ui/key-values";
import { MaskedNumber } from "../../ui/masked";
import { Page } from "../../ui/page";
import { Section } from "../../ui/section";
import { requireViewing } from "../../identity/guards.server";
import { readForm } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { signAccountDeletion } from "../account-change.server";
import { getAccount } from "../account.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const { account, openCase, version } = await getAccount(viewing);
  const back = path("account", { viewer: viewing.segment });
  if (!account || openCase) throw seeOther(back);
  return { bank: account.bank, number: account.number.replaceAll("＊", ""), back, key: uuidv4(), version };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  const asked = await signAccountDeletion(viewing, { key: form.get("key"), version: Number(form.get("version")) });
  if (asked.ok) return seeOther(path("sign", { viewer: viewing.segment, ceremony: asked.ceremonyId }));
  return seeOther(
    asked.reason === "incomplete"
      ? path("account-delete", { viewer: viewing.segment })
      : path("account", { viewer: viewing.segment }, { refused: asked.reason }),
  );
}

export default function DeleteAccount() {
  const { bank, number, back, key, version } = useLoaderData<typeof loader>();
  const { t } = useTranslation("account");
  const whose = useWhose();
  const lines = (which: "stops" | "stays") => t(`delete.${which}.lines`).split("\n");
  return (
    <Page title={t("delete.title")} heading={t("delete.heading")} back={{ href: back, label: t("backToAccount") }}>
      <KeyValues
        rows={[
          { label: t("label.bank"), value: bank ?? t("withheld.bank", whose) },
          { label: t("label.number"), value: <MaskedNumber last={number} /> },
        ]}
      />
      {(["stops", "stays"] as const).map((which) => (
        <Section heading={t(`delete.${which}.heading`)} key={which}>
          <ul>
            {lines(which).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
      ))}
      <form method="post">
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="version" value={version} />
        <ActionButton more={t("delete.signMore")}>{t("delete.sign")}</ActionButton>
      </form>
      <QuietLink href={back}>{t("delete.keep")}</QuietLink>
    </Page>
  );
}
