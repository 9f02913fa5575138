import { useTranslation } from "react-i18next";
import { path, type PlaceId } from "../../path";
import { SCREENS } from "../../routes";
import { isOfDesk } from "../../identity/permissions";
import { mayAtDesk, type StaffRole } from "../../identity/staff";
import { Icon } from "../icon";
import { usePageFacts, type WaitingCounts } from "../page-context";
import { Phrases } from "../phrases";
import { withoutQuery } from "./places";

/**
 * Beside the work at the desk, below 64 rem above it, below 20 rem behind one word: the one form to find a person, and
 * what waits, counted.
 */
export function DeskRail({ role, waiting }: { role: StaffRole; waiting: WaitingCounts | undefined }) {
  const { t } = useTranslation("desk-frame");
  const { path: here } = usePageFacts();
  // There the same field is the page's own.
  const finds = mayAtDesk(role, SCREENS["desk-support"].act) && withoutQuery(here) !== path("desk-support");
  return (
    <>
      <details className="menu">
        <summary>{t("rail.label")}</summary>
      </details>
      <nav className="rail" aria-label={t("rail.label")}>
        {finds && <FindPerson />}
        {waiting && <Counts waiting={waiting} />}
      </nav>
    </>
  );
}

/** Six digits that a resident reads out; without them the page behind the link asks for what is said. */
function FindPerson() {
  const { t } = useTranslation("desk-frame");
  return (
    <form className="rail-find" method="post" action={path("desk-support")}>
      <label htmlFor="rail-code">
        <Phrases text={t("find.code")} />
      </label>
      <div>
        <input className="input number" id="rail-code" name="code" inputMode="numeric" autoComplete="off" required />
        <button className="quiet-action">
          <span>{t("find.open")}</span>
        </button>
      </div>
      <a href={path("desk-find")}>{t("find.without")}</a>
    </form>
  );
}

function Counts({ waiting: { us, overdue, calls, approvals } }: { waiting: WaitingCounts }) {
  return (
    <ul>
      <Counted word="us" count={us} href={path("desk", {}, { show: "us" })} isFirst />
      <Counted word="overdue" count={overdue} href={path("desk", {}, { show: "overdue" })} />
      <Counted word="calls" count={calls} href={path("desk", {}, { show: "calls" })} />
      {approvals && <Counted word="mandates" count={approvals.mandates} href={path("approvals")} />}
      {approvals && <Counted word="reports" count={approvals.reports} href={path("report-approvals")} />}
    </ul>
  );
}

interface CountedProps {
  word: "us" | "overdue" | "calls" | "mandates" | "reports";
  count: number;
  href: string;
  /** Where the desk begins, whatever is asked for. */
  isFirst?: boolean;
}

function Counted({ word, count, href, isFirst = false }: CountedProps) {
  const { t } = useTranslation("desk-frame");
  const { path: here } = usePageFacts();
  const isHere = here === href || (isFirst && here === path("desk"));
  return (
    <li>
      <a href={href} aria-current={isHere ? "page" : undefined}>
        <span>{t(`rail.${word}`)}</span>
        <b className="number">
          {word === "overdue" && count > 0 && <Icon name="heed" />}
          {t("rail.count", { count })}
        </b>
      </a>
    </li>
  );
}

/** What else is done at the desk; to look at a screen, this role must be allowed there. */
const OTHER_WORK = [
  "registrations",
  "desk-cards",
  "call-new",
  "public-answers",
  "bring",
  "figures",
  "desk-unusual",
  "audit",
] as const satisfies PlaceId[];

export function OtherWork({ role }: { role: StaffRole }) {
  const { t } = useTranslation("desk-frame");
  const { path: here } = usePageFacts();
  const open = OTHER_WORK.filter((id) => mayAtDesk(role, isOfDesk(id) ? SCREENS[id].look : "work"));
  return (
    <nav className="rail rail-more" aria-labelledby="rail-more">
      <h2 id="rail-more">{t("more.heading")}</h2>
      <ul>
        {open.map((id) => (
          <li key={id}>
            <a href={path(id)} aria-current={withoutQuery(here) === path(id) ? "page" : undefined}>
              {t(`more.${id}`)}
            </a>
          </li>
        ))}
      </ul>
      <p className="small">
        <Phrases text={t("more.help")} />
      </p>
    </nav>
  );
}
