/** Display settings: text size, contrast, language; kept in a cookie, applied on the server, back to where one was. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { Page } from "../../ui/page";
import { displayCookie, displayOf } from "../../platform/cookies.server";
import { CONTRASTS, LANGUAGES, TEXT_SIZES } from "../../platform/display";
import type { RequestIdentity } from "../../identity/request-identity.server";
import { type FormFields, queryText, readForm } from "../../platform/form.server";
import { keepAfterEnd, keeperOf, keepUnsent } from "../../journeys/unsent.server";
import { path } from "../../path";
import { safeReturnTo, seeOther } from "../../platform/responses";

export function loader({ request }: LoaderFunctionArgs) {
  return { display: displayOf(request), from: safeReturnTo(askedFrom(request), "/") };
}

/** The whole of it: the address of a search can be long. */
function askedFrom(request: Request): string | null {
  return new URL(request.url).searchParams.get("from");
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const from = safeReturnTo(askedFrom(request) || form.get("from"), "/");
  if (queryText(request, "keep")) await keepTyped(context, from, form);
  const before = displayOf(request);
  const display = {
    language: LANGUAGES.find((l) => l === form.get("language")) ?? before.language,
    textSize: TEXT_SIZES.find((s) => String(s) === form.get("size")) ?? before.textSize,
    contrast: CONTRASTS.find((c) => c === form.get("contrast")) ?? before.contrast,
  };
  const part = form.get("open");
  const target = part ? `${path("display", {}, { from })}#${part === "all" ? "main" : part}` : from;
  return seeOther(target, { "Set-Cookie": displayCookie(display) });
}

/**
 * What was being typed on that page when the display was to be changed: it is there again afterwards, also after
 * signing in anew.
 */
async function keepTyped({ findViewing }: RequestIdentity, from: string, { values }: FormFields): Promise<void> {
  const found = await findViewing();
  const { language: _, open: __, ...typed } = values;
  const { pathname } = new URL(from, "http://portal.invalid");
  const sent = { path: pathname, fields: new Map(Object.entries(typed)), at: new Date() };
  if (found.ok) await keepUnsent(keeperOf(found.viewing), sent);
  else if (found.reason === "idle" && found.session) await keepAfterEnd(found.session, sent);
}

export default function DisplaySettings() {
  const { display, from } = useLoaderData<typeof loader>();
  const { t } = useTranslation("display");
  return (
    <Page title={t("title")} heading={t("heading")} back={{ href: from, label: t("back") }}>
      <form method="post" className="sections">
        <input type="hidden" name="from" value={from} />
        <Choice
          name="size"
          legend={t("size")}
          value={String(display.textSize)}
          options={TEXT_SIZES.map((size) => ({
            value: String(size),
            label: t(`sizes.${size}`),
            hint: t("percent", { size }),
          }))}
        />
        <Choice
          name="contrast"
          legend={t("contrast")}
          value={display.contrast}
          options={CONTRASTS.map((contrast) => ({
            value: contrast,
            label: t(`contrasts.${contrast}`),
            hint: t(`contrastHints.${contrast}`),
          }))}
        />
        <Choice
          name="language"
          legend={t("language")}
          value={display.language}
          options={LANGUAGES.map((language) => ({ value: language, label: t(`languages.${language}`) }))}
        />
        <ActionButton>{t("apply")}</ActionButton>
      </form>
    </Page>
  );
}
