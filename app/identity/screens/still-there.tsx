/** Shown two minutes before the session ends for lack of activity; one button goes on. */
import type { ActionFunctionArgs, HeadersArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton } from "../../ui/action-tag";
import { Calm } from "../../ui/calm";
import { Page } from "../../ui/page";
import { requireViewing, toSignIn } from "../guards.server";
import { readForm } from "../../platform/form.server";
import { safeReturnTo, seeOther } from "../../platform/responses";
import { secondsLeft, SESSION_LEFT } from "../session-rules";
import type { Viewing } from "../viewing";

/** This page is the warning: what follows it is the end. */
export const handle = { sessionEnd: true };

export async function loader(args: LoaderFunctionArgs) {
  const asked = new URL(args.request.url).searchParams.get("return-to");
  const found = await args.context.findViewing();
  // Who comes when it is over goes on, after signing in, from where they were, and not from here.
  if (!found.ok && found.reason === "idle")
    throw toSignIn(found.reason, safeReturnTo(asked, path("home", { viewer: "me" })));
  const viewing = await requireViewing(args);
  const left = viewing.session.idleEndsAt.getTime() - viewing.at.getTime();
  return {
    returnTo: safeReturnTo(asked, path("home", { viewer: viewing.segment })),
    minutes: Math.max(1, Math.ceil(left / 60_000)),
  };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  // The page's script asks to go on without leaving what is half typed.
  if (form.get("quiet") === "1")
    return new Response(null, { status: 204, headers: { [SESSION_LEFT]: leftOf(viewing) } });
  return seeOther(safeReturnTo(form.get("return-to"), path("home", { viewer: viewing.segment })));
}

/** Seconds until the warning, and until the end. */
function leftOf({ session, at }: Viewing): string {
  const { warnAfter, endAfter } = secondsLeft(session.idleEndsAt, at);
  return `${warnAfter} ${endAfter}`;
}

/** An action's answer is made into a page; only its headers pass as they are. */
export function headers({ actionHeaders }: HeadersArgs): Headers {
  return actionHeaders;
}

export default function StillThere() {
  const { returnTo, minutes } = useLoaderData<typeof loader>();
  const { t } = useTranslation("sign-in");
  return (
    <Page title={t("stillThere.title")}>
      <Calm tone="heed" heading={t("stillThere.heading", { minutes })}>
        <p>{t("stillThere.why")}</p>
      </Calm>
      <form method="post">
        <input type="hidden" name="return-to" value={returnTo} />
        <ActionButton>{t("stillThere.goOn")}</ActionButton>
      </form>
    </Page>
  );
}
