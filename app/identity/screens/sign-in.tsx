/** Choosing the card to sign in with, or a passkey. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton, QuietButton, QuietLink } from "../../ui/action-tag";
import { Field } from "../../ui/field";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { Note, Section } from "../../ui/section";
import { languageOf } from "../../platform/cookies.server";
import { safeReturnTo } from "../../platform/responses";
import { RequestContext } from "../../ui/request-context";
import { findDemoGroups } from "../demo.server";
import { isDesk } from "../sign-in.server";
import { DemoCards } from "./sign-in/demo-cards";

export function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const returnTo = safeReturnTo(query.get("return-to"), path("home", { viewer: "me" }));
  const wanted = query.get("q")?.trim() ?? "";
  const groups = findDemoGroups(languageOf(request), isDesk(returnTo), wanted);
  return {
    groups,
    wanted,
    isDemo: groups.length > 0 || wanted !== "",
    ended: query.get("ended") === "idle",
    returnTo,
    atDesk: isDesk(returnTo),
    terminal: query.get("terminal") === "shared" ? "shared" : "own",
  };
}

export default function SignIn() {
  const { isDemo, ended, ...choice } = useLoaderData<typeof loader>();
  const { returnTo, terminal, atDesk } = choice;
  const { t } = useTranslation("sign-in");
  return (
    <Page
      title={t(atDesk ? "choose.deskTitle" : "choose.title")}
      heading={t(atDesk ? "choose.deskHeading" : "choose.heading")}
      back={{ href: path("front"), label: t("choose.back") }}
      aside={<PasskeyNote />}
    >
      {ended && (
        <Notice tone="hold" heading={t("choose.ended")}>
          {t("choose.endedMore")}
        </Notice>
      )}
      {isDemo ? (
        <>
          <p>{t("choose.demo")}</p>
          <DemoCards {...choice} />
        </>
      ) : (
        <form method="get" action={path("reader")} className="flow">
          <input type="hidden" name="terminal" value={terminal} />
          <input type="hidden" name="return-to" value={returnTo} />
          <Field name="card" label={t("choose.serial")} hint={t("choose.serialHint")} autoComplete="off" />
          <ActionButton>{t("choose.next")}</ActionButton>
        </form>
      )}
      <Passkey returnTo={returnTo} terminal={terminal} />
    </Page>
  );
}

/** Needs the browser's WebAuthn, so it appears only where the module that asks for it runs. */
function Passkey({ returnTo, terminal }: { returnTo: string; terminal: string }) {
  const { t } = useTranslation("sign-in");
  const { nonce } = useContext(RequestContext);
  return (
    <>
      <Section heading={t("passkey.heading")} id="passkey" lead={t("passkey.lead")}>
        <form method="post" action={path("sign-in-answer")} data-passkey="sign-in" hidden className="flow">
          <input type="hidden" name="terminal" value={terminal} />
          <input type="hidden" name="return-to" value={returnTo} />
          <input type="hidden" name="ceremony" />
          <input type="hidden" name="answer" />
          <QuietButton>{t("passkey.use")}</QuietButton>
          <p role="alert" hidden data-passkey-failed>
            {t("passkey.failed")}
          </p>
        </form>
        <noscript>
          <p>{t("passkey.noScript")}</p>
        </noscript>
      </Section>
      <script type="module" src="/passkey.js" nonce={nonce} />
    </>
  );
}

function PasskeyNote() {
  const { t } = useTranslation("sign-in");
  return (
    <Note heading={t("choose.noPinHeading")}>
      <p>{t("choose.noPinMore")}</p>
      <QuietLink href={path("sign-in-problem", { reason: "no_pin" })}>{t("choose.noPinLink")}</QuietLink>
    </Note>
  );
}
