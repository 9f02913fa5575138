import { useTranslation } from "react-i18next";
import { QuietButton } from "../ui/action-tag";
import { formatDay, formatTime } from "../ui/dates";
import { Notice } from "../ui/notice";
import { usePageFacts } from "../ui/page-context";
import { Section } from "../ui/section";
import { TextArea } from "../ui/text-area";

interface DeskNotesProps {
  notes: NoteListProps["notes"];
  /** Of the form, so that a second submit notes nothing twice. */
  formKey: string;
  limit: number;
  error?: string | undefined;
  value?: string | undefined;
}

/** Notes that the desk keeps for itself, and the form for one more. */
export function DeskNotes({ notes, formKey, limit, error, value }: DeskNotesProps) {
  const { t } = useTranslation("desk-work");
  return (
    <Section heading={t("notes.heading")} lead={t("notes.lead")}>
      <NoteList notes={notes} />
      <form method="post" noValidate>
        <input type="hidden" name="do" value="note" />
        <input type="hidden" name="key" value={formKey} />
        <TextArea
          name="note"
          label={t("notes.label")}
          hint={t("notes.hint")}
          error={error}
          value={value}
          limit={limit}
        />
        <QuietButton>{t("notes.send")}</QuietButton>
      </form>
    </Section>
  );
}

interface NoteListProps {
  /** With the number of what it is about, where they are about several things. */
  notes: readonly { noteId: string; label: string; at: Date; text: string; number?: string }[];
}

export function NoteList({ notes }: NoteListProps) {
  const { t } = useTranslation("desk-work");
  const { locale } = usePageFacts();
  if (notes.length === 0) return null;
  return (
    <ol className="desk-notes">
      {notes.map(({ noteId, label, at, text, number }) => {
        const values = { label, when: `${formatDay(at, locale)} ${formatTime(at, locale)}` };
        return (
          <li key={noteId}>
            <p className="small">{number ? t("notes.byAbout", { ...values, number }) : t("notes.by", values)}</p>
            <p className="said-text">{text}</p>
          </li>
        );
      })}
    </ol>
  );
}

interface AssignmentProps {
  /** Seat of whoever works on it. */
  assigned: string | undefined;
  isMine: boolean;
  /** Mark of whoever has it, so that nobody is put out unseen. */
  seen: string;
}

/** Who works on this, with the one button that changes it. */
export function Assignment({ assigned, isMine, seen }: AssignmentProps) {
  const { t } = useTranslation("desk-work");
  return (
    <form method="post" className="assignment">
      <input type="hidden" name="seen" value={seen} />
      <p>{assigned ? t(isMine ? "assign.mine" : "assign.other", { label: assigned }) : t("assign.nobody")}</p>
      <QuietButton name="do" value={isMine ? "giveBack" : "take"}>
        {t(isMine ? "assign.giveBack" : "assign.take")}
      </QuietButton>
    </form>
  );
}

interface DeskDoneProps {
  done: "answered" | "advised" | "noted" | "taken" | "givenBack" | "held" | undefined;
  assigned: string | undefined;
}

/** What the last press of a button has done; `held` where somebody else was first. */
export function DeskDone({ done, assigned }: DeskDoneProps) {
  const { t } = useTranslation("desk-work");
  if (!done) return null;
  if (done === "held")
    return <Notice tone="heed">{t(assigned ? "done.held" : "done.heldNoMore", { label: assigned })}</Notice>;
  return <Notice tone="done">{t(`done.${done}`)}</Notice>;
}
