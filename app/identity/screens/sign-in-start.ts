/** Opens a sign-in: the authenticator (card reader, or the browser for a passkey) is told what to sign. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { path } from "../../path";
import { ceremonyCookie } from "../../platform/cookies.server";
import { readForm } from "../../platform/form.server";
import { safeReturnTo, seeOther } from "../../platform/responses";
import { findRequestOptions } from "../ceremony.server";
import { beginSignIn } from "../sign-in.server";

export function loader() {
  return seeOther(path("sign-in"));
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const at = new Date();
  const { ceremonyId, binding } = await beginSignIn({
    sharedTerminal: form.get("terminal") === "shared",
    returnTo: safeReturnTo(form.get("return-to"), path("home", { viewer: "me" })),
    at,
  });
  const asked = await findRequestOptions(ceremonyId, binding, at);
  return Response.json(asked, { headers: { "Set-Cookie": ceremonyCookie(binding) } });
}
