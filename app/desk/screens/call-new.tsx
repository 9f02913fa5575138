/**
 * Noting a call or a talk at the counter: what it was about, whether it is settled, and whose it was where that is
 * known.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { path } from "../../path";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { type FormErrors, useFormErrors } from "../../ui/form-errors";
import { GoLink } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { SelectField } from "../../ui/select-field";
import { TextArea } from "../../ui/text-area";
import { TOPICS } from "../../enquiries/enquiries";
import { MOST_CHARACTERS } from "../../platform/written-text";
import type { Typed } from "../../platform/form";
import { requireStaffMember } from "../../identity/guards.server";
import { doneOf, readForm, refuse } from "../../platform/form.server";
import { notFound, seeOther } from "../../platform/responses";
import { listLooking, noteCall } from "../desk-call.server";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  return {
    key: uuidv4(),
    looking: await listLooking(staffMember),
    done: doneOf(args.request, ["noted"]) !== undefined,
  };
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const noted = await noteCall(staffMember, form.values);
  if (noted.ok) return seeOther(path("call-new", {}, { done: "noted" }));
  if ("problems" in noted) return refuse(form, noted.problems);
  throw notFound();
}

export default function NoteCall() {
  const { done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "desk-work:call.problem");
  const { t } = useTranslation("desk-work");
  return (
    <Page
      title={t("call.title")}
      heading={t("call.heading")}
      back={{ href: path("desk"), label: t("desk:back") }}
      errors={errors.list}
      news={done && <Notice tone="done">{t("call.done")}</Notice>}
    >
      <CallFields errors={errors} typed={refused?.values ?? {}} />
      <GoLink href={path("bring")}>{t("call.bring")}</GoLink>
    </Page>
  );
}

function CallFields({ errors, typed }: { errors: FormErrors; typed: Typed }) {
  const { key, looking } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-work");
  return (
    <>
      <p>{t("call.lead")}</p>
      <form method="post" className="sections" noValidate>
        <input type="hidden" name="key" value={typed["key"] || key} />
        <Choice
          name="channel"
          legend={t("call.channel.legend")}
          error={errors.of("channel")}
          value={typed["channel"]}
          options={(["phone", "counter"] as const).map((value) => ({ value, label: t(`call.channel.${value}`) }))}
        />
        <Choice
          name="topic"
          legend={t("call.topic")}
          error={errors.of("topic")}
          value={typed["topic"]}
          options={TOPICS.map((value) => ({ value, label: t(`help:reasons.${value}`) }))}
        />
        <Choice
          name="settled"
          legend={t("call.settled.legend")}
          error={errors.of("settled")}
          value={typed["settled"]}
          options={(["yes", "no"] as const).map((value) => ({ value, label: t(`call.settled.${value}`) }))}
        />
        {looking.length > 0 && (
          <>
            <SelectField
              name="who"
              label={t("call.who.label")}
              hint={t("call.who.hint")}
              empty={t("call.who.none")}
              groups={[
                {
                  label: t("call.who.group"),
                  options: looking.map(({ supportId, name }) => ({ value: supportId, label: name })),
                },
              ]}
              error={errors.of("who")}
              value={typed["who"]}
            />
            <TextArea
              name="text"
              label={t("call.note.label")}
              hint={t("call.note.hint")}
              error={errors.of("text")}
              value={typed["text"]}
              limit={MOST_CHARACTERS}
            />
          </>
        )}
        <ActionButton>{t("call.send")}</ActionButton>
      </form>
    </>
  );
}
