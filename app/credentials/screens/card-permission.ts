/**
 * What the desk has permitted a card: the public interface that a card reader asks, and where the card proves itself
 * and uses it up.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { readForm } from "../../platform/form.server";
import { notFound } from "../../platform/responses";
import { findCardRequest, useCardPermission as takePermission } from "../card-permission.server";

export async function loader({ params }: LoaderFunctionArgs) {
  const request = await findCardRequest(params.credential ?? "", new Date());
  return request ? Response.json(request, { headers: { "Cache-Control": "no-store" } }) : notFound();
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const change = await takePermission({
    credentialId: params.credential ?? "",
    permissionId: form.get("permission"),
    assertion: form.get("answer"),
    at: new Date(),
  });
  return change ? Response.json({ change }) : notFound();
}
