/** Takes the authenticator's answer to a sign-in, from the card reader or from the passkey page. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { ceremonyBinding, sessionCookie } from "../../cookies.server";
import { readForm, safeReturnTo, seeOther } from "../../http.server";
import { completeSignIn } from "../../services/sign-in.server";

export function loader() {
  return seeOther("/sign-in");
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const signedIn = await completeSignIn({
    ceremonyId: form.get("ceremony"),
    binding: ceremonyBinding(request),
    assertion: form.get("answer"),
    at: new Date(),
  });
  if (!signedIn.ok) return seeOther(`/sign-in/problem/${signedIn.reason}`);
  return seeOther(safeReturnTo(signedIn.returnTo, "/me"), { "Set-Cookie": sessionCookie(signedIn.token) });
}
