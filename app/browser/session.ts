/** The end of a session as the page shows it: a warning that counts down, one way to go on, and then no page. */
import { SESSION_LEFT } from "../identity/session-rules";

/** Left of the session: seconds until the warning, and until the end. */
interface Left {
  warnAfter: number;
  endAfter: number;
}

/** The server counts whole seconds: a second later the session has ended there, too. Milliseconds. */
const SECOND = 1_000;
/** How long keeping what is typed may hold up the end. Milliseconds. */
const KEEP_WITHIN = 5_000;

/** @param warning with the seconds left, the address after the end, and the words of the countdown */
export function watchSession(warning: HTMLDialogElement): void {
  const { afterEnd = "" } = warning.dataset;
  const form = warning.querySelector("form");
  const countdown = warning.querySelector<HTMLElement>("[data-countdown]");
  let warnsAt = 0;
  let endsAt = 0;
  let isOver = false;
  let isAsked = false;
  let next: ReturnType<typeof setTimeout>;

  begin({ warnAfter: Number(warning.dataset["warnAfter"]), endAfter: Number(warning.dataset["endAfter"]) });
  // Timers stand still while a machine sleeps or the page is kept for going back to: the clock does not.
  addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", look);
  // However it is closed, by its button or by Esc, somebody is there.
  warning.addEventListener("close", () => void goOn());
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    warning.close();
  });

  function begin(left: Left): void {
    warnsAt = Date.now() + left.warnAfter * SECOND;
    endsAt = Date.now() + (left.endAfter + 1) * SECOND;
    look();
  }

  function look(): void {
    clearTimeout(next);
    const now = Date.now();
    if (isOver) return;
    if (now >= endsAt) return void end();
    if (now >= warnsAt && !isAsked) show(Math.ceil((endsAt - now) / SECOND) - 1);
    next = setTimeout(look, now >= warnsAt ? SECOND : warnsAt - now);
  }

  function show(seconds: number): void {
    if (countdown)
      countdown.textContent = (countdown.dataset["countdown"] ?? "")
        .replace("{m}", String(Math.floor(seconds / 60)))
        .replace("{s}", String(seconds % 60));
    if (!warning.open) warning.showModal();
  }

  async function goOn(): Promise<void> {
    if (isOver || !form) return;
    const body = new URLSearchParams({ quiet: "1" });
    isAsked = true;
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => undefined);
    isAsked = false;
    if (isOver) return;
    // Without an answer nothing is put off: the warning comes again.
    if (!answer) return look();
    if (!answer.ok) return end();
    const [warnAfter = 0, endAfter = 0] = (answer.headers.get(SESSION_LEFT) ?? "").split(" ").map(Number);
    begin({ warnAfter, endAfter });
  }

  /** The page is gone at once, whatever the network does; what is typed is kept as far as the server allows. */
  async function end(): Promise<void> {
    isOver = true;
    document.body.hidden = true;
    const keep = document.querySelector<HTMLButtonElement>('button[formaction*="keep=1"]');
    if (keep?.form) {
      const body = new URLSearchParams([...new FormData(keep.form)].map(([name, value]) => [name, String(value)]));
      const signal = AbortSignal.timeout(KEEP_WITHIN);
      await fetch(keep.formAction, { method: "POST", body, redirect: "manual", signal }).catch(() => undefined);
    }
    location.replace(afterEnd);
  }
}
