/** Signing out: ends the session on the server, takes the card off the reader, and says so. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { ActionLink } from "../../components/action-tag";
import { Calm } from "../../components/calm";
import { Page } from "../../components/page";
import { emptyReaderCookie, endSessionCookie } from "../../cookies.server";
import { lookForViewing, seeOther } from "../../http.server";
import { signOut } from "../../services/sign-in.server";

export async function action({ request, params }: ActionFunctionArgs) {
  const found = await lookForViewing({ request, params });
  if (found.ok) await signOut(found.viewing);
  const headers = new Headers({ "Set-Cookie": endSessionCookie() });
  headers.append("Set-Cookie", emptyReaderCookie());
  return seeOther("/sign-out", headers);
}

export default function SignedOut() {
  const { t } = useTranslation("sign-in");
  return (
    <Page title={t("signedOut.heading")}>
      <Calm heading={t("signedOut.heading")}>
        <p>{t("signedOut.card")}</p>
      </Calm>
      <ActionLink href="/">{t("signedOut.toStart")}</ActionLink>
    </Page>
  );
}
