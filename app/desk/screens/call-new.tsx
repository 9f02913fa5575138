/** Noting a call or a talk at the counter: what it was about, whether it is settled, and whose it was where that is known. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { ErrorSummary } from "../../ui/error-summary";
import { GoLink } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { SelectField } from "../../ui/select-field";
import { TextArea } from "../../ui/text-area";
import { MOST_CHARACTERS, TOPICS } from "../../enquiries/enquiries";
import { requireStaffMember } from "../../identity/guards.server";
import { readForm } from "../../journeys/form.server";
import { seeOther } from "../../platform/responses";
import { type CallForm, listLooking, noteCall } from "../desk-call.server";

export const handle = { textEntry: true };

const FIELDS = ["key", "channel", "topic", "settled", "who", "text"] as const;

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  return {
    key: uuidv4(),
    looking: await listLooking(staffMember),
    done: new URL(args.request.url).searchParams.get("done") === "noted",
  };
}

interface Refused {
  field: keyof CallForm;
  problem: string;
  values: CallForm;
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const values = Object.fromEntries(
    FIELDS.map((name) => [name, form.get(name).slice(0, 10_000)]),
  ) as unknown as CallForm;
  const noted = await noteCall(staffMember, values);
  if (noted.ok) return seeOther("/desk/calls/new?done=noted");
  return Response.json({ field: noted.field, problem: noted.problem, values }, { status: 422 });
}

export default function NoteCall() {
  const { done } = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const { t } = useTranslation("desk-work");
  return (
    <Page
      title={t("call.title")}
      heading={t("call.heading")}
      back={{ href: "/desk", label: t("desk:back") }}
      failed={refused !== undefined}
      news={done && <Notice tone="done">{t("call.done")}</Notice>}
    >
      <CallFields refused={refused} />
      <GoLink href="/bring">{t("call.bring")}</GoLink>
    </Page>
  );
}

function CallFields({ refused }: { refused: Refused | undefined }) {
  const { key, looking } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-work");
  const error = refused && t([`call.problem.${refused.problem}`, `problem.${refused.problem}`]);
  const errorOf = (field: keyof CallForm) => (refused?.field === field ? error : undefined);
  const values = refused?.values;
  return (
    <>
      {refused && error && <ErrorSummary errors={[{ field: refused.field, text: error }]} />}
      <p>{t("call.lead")}</p>
      <form method="post" className="sections" noValidate>
        <input type="hidden" name="key" value={values?.key || key} />
        <Choice
          name="channel"
          legend={t("call.channel.legend")}
          error={errorOf("channel")}
          value={values?.channel}
          options={(["phone", "counter"] as const).map((value) => ({ value, label: t(`call.channel.${value}`) }))}
        />
        <Choice
          name="topic"
          legend={t("call.topic")}
          error={errorOf("topic")}
          value={values?.topic}
          options={TOPICS.map((value) => ({ value, label: t(`help:reasons.${value}`) }))}
        />
        <Choice
          name="settled"
          legend={t("call.settled.legend")}
          error={errorOf("settled")}
          value={values?.settled}
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
              error={errorOf("who")}
              value={values?.who}
            />
            <TextArea
              name="text"
              label={t("call.note.label")}
              hint={t("call.note.hint")}
              error={errorOf("text")}
              value={values?.text}
              limit={MOST_CHARACTERS}
            />
          </>
        )}
        <ActionButton>{t("call.send")}</ActionButton>
      </form>
    </>
  );
}
