/** Removing a passkey: what that means, and one button. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton, QuietLink } from "../../ui/action-tag";
import { Page } from "../../ui/page";
import { requireViewing } from "../../identity/guards.server";
import { notFound, seeOther } from "../../platform/responses";
import { listCredentials, removePasskey } from "../credential.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const { passkeys } = await listCredentials(viewing);
  const passkey = passkeys.find(({ credentialId }) => credentialId === args.params["credential"]);
  if (!passkey) throw notFound();
  return { label: passkey.label, usedNow: passkey.usedNow, back: path("credentials", { viewer: viewing.segment }) };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  if (!(await removePasskey(viewing, args.params["credential"] ?? ""))) throw notFound();
  return seeOther(path("credentials", { viewer: viewing.segment }, { done: "removed" }));
}

export default function RemovePasskey() {
  const { label, usedNow, back } = useLoaderData<typeof loader>();
  const { t } = useTranslation("credentials");
  return (
    <Page
      title={t("remove.title")}
      heading={t("remove.heading", { label })}
      back={{ href: back, label: t("register.back") }}
    >
      <p>{t("remove.what")}</p>
      {usedNow && <p>{t("remove.usedNow")}</p>}
      <form method="post">
        <ActionButton>{t("remove.do")}</ActionButton>
      </form>
      <QuietLink href={back}>{t("remove.keep")}</QuietLink>
    </Page>
  );
}
