import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { ActionButton, QuietButton } from "../../../ui/action-tag";
import { Choice } from "../../../ui/choice";
import { formatDay, formatTime } from "../../../ui/dates";
import { TYPED_FORM } from "../../../ui/display-links";
import type { FormErrors } from "../../../ui/form-errors";
import { Page } from "../../../ui/page";
import { usePageFacts, useViewer } from "../../../ui/page-context";
import type { Typed } from "../../../platform/form";

/** What was filled in before comes along unseen. */
const CARRIED = ["text", "receipt", "how", "phone", "day"];

interface TimePageProps {
  topic: string;
  /** Of the day that was chosen. */
  times: readonly Date[];
  errors: FormErrors;
  typed: Typed;
  formKey: string;
  /** The enquiry in whose place this one is asked; empty where there is none. */
  instead: string;
}

/** The second half of asking for a call: at what time of the day. */
export function TimePage({ topic, times, errors, typed, formKey, instead }: TimePageProps) {
  const { t } = useTranslation("enquiries");
  const { locale } = usePageFacts();
  const viewer = useViewer();
  const day = formatDay(typed["day"] ?? "", locale);
  return (
    <Page
      title={t("ask.timeTitle")}
      kicker={t("ask.timeKicker", { day, phone: typed["phone"] })}
      back={{ href: path("enquiry-new", { viewer }), label: t("backToTopic") }}
      errors={errors.list}
      keepsTyped
    >
      <form method="post" id={TYPED_FORM} className="sections" noValidate>
        <input type="hidden" name="key" value={typed["key"] || formKey} />
        <input type="hidden" name="topic" value={topic} />
        {(typed["instead"] || instead) && <input type="hidden" name="instead" value={typed["instead"] || instead} />}
        <input type="hidden" name="part" value="time" />
        {CARRIED.map((name) => (
          <input type="hidden" name={name} value={typed[name] ?? ""} key={name} />
        ))}
        <Choice
          name="slot"
          asHeading
          legend={t("ask.slot", { day })}
          hint={t("ask.slotHint")}
          error={errors.of("slot")}
          options={times.map((slot) => ({
            value: slot.toISOString(),
            label: formatTime(slot, locale),
          }))}
          compact
        />
        <ActionButton more={t("ask.more")}>{t("ask.send")}</ActionButton>
        <QuietButton name="do" value="day">
          {t("ask.otherDay")}
        </QuietButton>
      </form>
    </Page>
  );
}
