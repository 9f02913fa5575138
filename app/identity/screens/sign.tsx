/**
 * Takes the signature for a write. With a card the reader brings it; with a passkey this page asks the browser for it.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton, QuietLink } from "../../ui/action-tag";
import { Page } from "../../ui/page";
import type { Viewing } from "../viewing";
import { cardOnReader, sessionToken } from "../../platform/cookies.server";
import { requireViewing } from "../guards.server";
import { readForm } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { RequestContext } from "../../ui/request-context";
import { findRequestOptions, usesPasskey } from "../ceremony.server";
import { findFinishedTask } from "../session.server";
import {
  completeSignedWrite,
  findSignedWrite,
  type FinishedTask,
  type SignedWriteResult,
} from "../signed-write.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const ceremony = args.params.ceremony ?? "";
  const asked = await findRequestOptions(ceremony, viewing.session.sessionId, viewing.at);
  if (!asked) {
    const done = await findSignedWrite(viewing, ceremony);
    throw seeOther(done ? whereNext(viewing, done) : path("sign-in-problem", { reason: "not_sent" }));
  }
  if (!(await usesPasskey(viewing))) throw seeOther(path("reader-ceremony", { ceremony }, { viewer: viewing.segment }));
  const toCard = cardOnReader(args.request)
    ? path("reader-ceremony", { ceremony }, { viewer: viewing.segment })
    : undefined;
  return { backTo: asked.backTo, options: JSON.stringify(asked.publicKey), toCard };
}

export async function action(args: ActionFunctionArgs) {
  // On a shared terminal the first of two clicks has ended the session: the second is shown what the first one did.
  const found = await args.context.findViewing();
  if (!found.ok && (await findFinishedTask(sessionToken(args.request), new Date()))) return seeOther(path("finished"));
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  const result = await completeSignedWrite(viewing, {
    ceremonyId: args.params.ceremony ?? "",
    assertion: form.get("answer"),
  });
  return seeOther(whereNext(viewing, result));
}

function whereNext(viewing: Viewing, result: SignedWriteResult): string {
  const viewer = viewing.segment;
  if (result.ok && result.sessionEnded) return path("finished");
  // Who may report need not be allowed to follow the case.
  const follows = viewing.may("follow_case");
  if (result.ok)
    return result.task.kind === "report" && !follows
      ? path("linkages", { viewer }, { reported: "yes" })
      : whereDone(viewer, result.task);
  if (result.reason === "already_open")
    return follows ? path("case", { viewer, receipt: result.receipt }) : path("linkages", { viewer });
  if (result.reason === "stale" || result.reason === "suspended" || result.reason === "not_own")
    return path("account", { viewer }, { refused: result.reason });
  if (result.reason === "not_possible")
    return result.of ? WHERE_REFUSED[result.of](viewer) : path("linkages", { viewer });
  return path("sign-in-problem", { reason: result.reason === "expired" ? "not_sent" : result.reason });
}

function whereDone(viewer: string, { kind, receipt, mandateId }: FinishedTask): string {
  // What was accepted stands on the list as soon as the principal's side knows.
  if (mandateId)
    return kind === "mandate_acceptance"
      ? path("mandates", { viewer }, { done: "accepted" })
      : path("mandate", { viewer, mandate: mandateId }, { done: kind });
  if (kind === "certificate_request") return path("certificate", { viewer }, { said: "requested" });
  if (kind === "insurance_use_cancellation") return path("insurance-use", { viewer }, { done: "cancelled" });
  return receipt ? path("case-received", { viewer, receipt }) : path("account", { viewer }, { done: kind });
}

const WHERE_REFUSED: Record<
  "certificate_request" | "insurance_use_cancellation" | "mandate",
  (viewer: string) => string
> = {
  mandate: (viewer) => path("mandates", { viewer }, { refused: "mandate" }),
  certificate_request: (viewer) => path("certificate", { viewer }, { said: "refused" }),
  insurance_use_cancellation: (viewer) => path("insurance-use", { viewer }, { refused: "stale" }),
};

export default function SignWithPasskey() {
  const { backTo, options, toCard } = useLoaderData<typeof loader>();
  const { t } = useTranslation("sign-in");
  const { nonce } = useContext(RequestContext);
  return (
    <Page
      title={t("passkey.signTitle")}
      heading={t("passkey.signHeading")}
      back={{ href: backTo, label: t("reader.signBack") }}
    >
      <p>{t("passkey.signLead")}</p>
      <form method="post" data-passkey="sign" data-options={options} hidden className="flow">
        <input type="hidden" name="answer" />
        <ActionButton>{t("passkey.sign")}</ActionButton>
        <p role="alert" hidden data-passkey-failed>
          {t("passkey.failed")}
        </p>
      </form>
      <noscript>
        <p>{t("passkey.noScript")}</p>
      </noscript>
      {toCard && <QuietLink href={toCard}>{t("passkey.cardInstead")}</QuietLink>}
      <script type="module" src="/passkey.js" nonce={nonce} />
    </Page>
  );
}
