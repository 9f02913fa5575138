/** Display settings: text size, contrast, language; kept in a cookie, applied on the server, back to where one was. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { Page } from "../../ui/page";
import { displayCookie, displayOf } from "../../platform/cookies.server";
import { CONTRASTS, LANGUAGES, TEXT_SIZES } from "../../platform/display";
import { readForm } from "../../platform/form.server";
import { safeReturnTo, seeOther } from "../../platform/responses";

export function loader({ request }: LoaderFunctionArgs) {
  return { display: displayOf(request), from: safeReturnTo(new URL(request.url).searchParams.get("from"), "/") };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const before = displayOf(request);
  const display = {
    language: LANGUAGES.find((l) => l === form.get("language")) ?? before.language,
    textSize: TEXT_SIZES.find((s) => String(s) === form.get("size")) ?? before.textSize,
    contrast: CONTRASTS.find((c) => c === form.get("contrast")) ?? before.contrast,
  };
  return seeOther(safeReturnTo(form.get("from"), "/"), { "Set-Cookie": displayCookie(display) });
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
