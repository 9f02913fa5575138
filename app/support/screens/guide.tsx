/** At the agent's: to the screen that the resident has open; and steering the support: follow, point, leave. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionLink } from "../../ui/action-tag";
import { Calm } from "../../ui/calm";
import { Page } from "../../ui/page";
import { isAllowed } from "../../identity/permissions";
import { pathBeside } from "../guided-page.server";
import { requireViewing } from "../../identity/guards.server";
import { readForm } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { findGuidance, pointAt, setFollowing } from "../guidance.server";
import { leaveSupport } from "../support.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const guidance = await findGuidance(viewing);
  // A page of the guide itself leads nowhere: the resident never has it open.
  const beside = pathBeside(viewing, guidance?.page ?? "");
  if (beside) throw seeOther(beside);
  return { viewer: viewing.segment };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  const page = form.get("page").slice(0, 200);
  const section = form.get("section").slice(0, 100);
  switch (form.get("do")) {
    case "leave":
      await leaveSupport(viewing);
      return seeOther(path("desk-support", {}, { done: "left" }));
    case "follow":
    case "apart":
      await setFollowing(viewing, form.get("do") === "follow");
      break;
    case "point":
      await pointAt(viewing, { page, section });
      break;
    case "unpoint":
      await pointAt(viewing, undefined);
      break;
  }
  const home = path("home", { viewer: viewing.segment });
  // As a header holds it: the name of one thing may be any text here.
  const safe = isAllowed(viewing, `${home}/${page}`, "GET") ? encodeURI(page) : "";
  return seeOther(`${home}/${safe}${section ? `#${encodeURIComponent(section)}` : ""}`);
}

export default function ElsewhereThanSeen() {
  const { viewer } = useLoaderData<typeof loader>();
  const { t } = useTranslation("viewer");
  return (
    <Page title={t("elsewhere.heading")}>
      <Calm heading={t("elsewhere.heading")}>
        <p>{t("elsewhere.text")}</p>
      </Calm>
      <ActionLink href={path("home", { viewer })}>{t("elsewhere.home")}</ActionLink>
    </Page>
  );
}
