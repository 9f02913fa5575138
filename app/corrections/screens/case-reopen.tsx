/** Opening a closed case again: what is still wrong, in the resident's own words. */
import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton } from "../../ui/action-tag";
import { Calm } from "../../ui/calm";
import { TYPED_FORM } from "../../ui/display-links";
import { schemeName } from "../../ui/scheme-names";
import { useFormErrors } from "../../ui/form-errors";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Receipt } from "../../ui/receipt";
import { TextArea } from "../../ui/text-area";
import { suspendsViewing } from "../reports";
import { MOST_CHARACTERS } from "../../platform/written-text";
import { requireViewing } from "../../identity/guards.server";
import { readForm } from "../../platform/form.server";
import type { Typed } from "../../platform/form";
import { FormVersion } from "../../journeys/form-version";
import { unsentOf } from "../../journeys/unsent.server";
import { requireCase, takeStepAndGoOn } from "../case-page.server";

/** A text half written is on this page: no sending elsewhere by itself. */
export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, row, mayDo } = await requireCase(args);
  const self = path("case", { viewer: viewing.segment, receipt: row.receipt });
  return {
    self,
    row,
    possible: mayDo.includes("reopen"),
    formKey: randomUUID(),
    unsent: await unsentOf(viewing, args.request),
  };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  return takeStepAndGoOn(viewing, args.params.receipt ?? "", form, {
    event: "reopen",
    text: form.values["text"] ?? "",
  });
}

export default function Reopen() {
  const { self, row, possible, formKey, unsent } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const typed: Typed = refused?.values ?? unsent;
  const errors = useFormErrors(refused, "cases:text");
  const { t } = useTranslation("cases");
  const { locale } = usePageFacts();
  return (
    <Page
      title={t("reopen.heading")}
      kicker={t("one.kicker", { scheme: schemeName(row.schemeId, locale) })}
      back={{ href: self, label: t("withdraw.back") }}
      aside={<Receipt number={row.receipt} />}
      errors={errors.list}
      keepsTyped={possible}
    >
      {!possible && <NotPossible text={refused?.values["text"]} />}
      {possible && refused?.stale && (
        <Notice tone="heed" heading={t("stale.heading")}>
          {t("stale.again")}
        </Notice>
      )}
      {possible && (
        <form method="post" id={TYPED_FORM} encType="multipart/form-data">
          <input type="hidden" name="key" value={typed["key"] || formKey} />
          <FormVersion version={row.version} refused={refused} typed={unsent} />
          <TextArea
            name="text"
            label={t("reopen.heading")}
            asHeading
            hint={t(suspendsViewing(row.kind) ? "reopen.hintHidden" : "reopen.hint")}
            limit={MOST_CHARACTERS}
            value={typed["text"]}
            error={errors.of("text")}
          />
          <ActionButton>{t("reopen.send")}</ActionButton>
        </form>
      )}
    </Page>
  );
}

/** The thirty days are over, or it was opened again already: what was typed stays to be copied. */
function NotPossible({ text }: { text: string | undefined }) {
  const { t } = useTranslation("cases");
  return (
    <>
      <Calm heading={t("reopen.notPossible")}>
        <p>{t("reopen.notPossibleMore")}</p>
      </Calm>
      {text && <blockquote className="step-quote">{text}</blockquote>}
    </>
  );
}
