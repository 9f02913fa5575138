/** Signing out: ends the session on the server, takes the card off the reader, and says so. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionLink } from "../../ui/action-tag";
import { Calm } from "../../ui/calm";
import { Page } from "../../ui/page";
import { deskToken } from "../../platform/cookies.server";
import { forgetting } from "../guards.server";
import { seeOther } from "../../platform/responses";
import { endSessionOf, signOut } from "../sign-in.server";

export async function action({ request, context }: ActionFunctionArgs) {
  const found = await context.findViewing();
  if (found.ok) await signOut(found.viewing);
  await endSessionOf(deskToken(request), new Date());
  return seeOther(path("sign-out"), forgetting());
}

/** Nobody is told "signed out" who is not. */
export async function loader({ context }: LoaderFunctionArgs) {
  const found = await context.findViewing();
  if (found.ok) throw seeOther(path("home", { viewer: found.viewing.segment }));
  return null;
}

export default function SignedOut() {
  const { t } = useTranslation("sign-in");
  return (
    <Page title={t("signedOut.heading")}>
      <Calm heading={t("signedOut.heading")}>
        <p>{t("signedOut.card")}</p>
      </Calm>
      <ActionLink href={path("front")}>{t("signedOut.toStart")}</ActionLink>
    </Page>
  );
}
