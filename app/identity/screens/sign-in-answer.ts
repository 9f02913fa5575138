/** Takes the authenticator's answer to a sign-in, from the card reader or from the passkey page. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { path } from "../../path";
import {
  ceremonyBinding,
  deskCookie,
  deskToken,
  endDeskCookie,
  endSessionCookie,
  sessionCookie,
  sessionToken,
} from "../../platform/cookies.server";
import { readForm } from "../../platform/form.server";
import { safeReturnTo, seeOther } from "../../platform/responses";
import { completeSignIn, endSessionOf } from "../sign-in.server";

export function loader() {
  return seeOther(path("sign-in"));
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const at = new Date();
  const signedIn = await completeSignIn({
    ceremonyId: form.get("ceremony"),
    binding: ceremonyBinding(request),
    assertion: form.get("answer"),
    at,
  });
  if (!signedIn.ok) return seeOther(path("sign-in-problem", { reason: signedIn.reason }));
  const { desk, token } = signedIn;
  // Staff at work and a resident are never signed in in one browser at once.
  await endSessionOf(desk ? sessionToken(request) : deskToken(request), at);
  const headers = new Headers({ "Set-Cookie": desk ? deskCookie(token) : sessionCookie(token) });
  headers.append("Set-Cookie", desk ? endSessionCookie() : endDeskCookie());
  return seeOther(safeReturnTo(signedIn.returnTo, desk ? path("desk") : path("home", { viewer: "me" })), headers);
}
