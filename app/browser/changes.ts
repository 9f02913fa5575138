/**
 * Says what has changed while a page is read: one sentence, in a status and in a bar over the page. Nothing else is
 * touched, and whoever reads decides when to look. Only a page that is seen listens.
 */

/** @param place with the address of the events, a status, and the bar with the ways to go on */
export function watchChanges(place: HTMLElement): void {
  const status = place.querySelector("[role=status]");
  const bar = place.querySelector<HTMLElement>("[popover]");
  const sentence = bar?.querySelector("p");
  const address = new URL(place.dataset["changes"] ?? "", location.href);
  let events: EventSource | undefined;
  if (!status || !bar || !sentence) return;

  document.addEventListener("visibilitychange", listen);
  // A page that is kept for going back to hears nothing until it is shown.
  addEventListener("pageshow", listen);
  addEventListener("pagehide", fallSilent);
  bar.querySelector("[type=button]")?.addEventListener("click", () => show(false));
  listen();

  function listen(): void {
    fallSilent();
    if (document.visibilityState === "hidden") return;
    events = new EventSource(address);
    events.addEventListener("message", ({ data, lastEventId }: MessageEvent<string>) => {
      // The next stream goes on where this one has come to.
      address.searchParams.set("since", lastEventId);
      say(JSON.parse(data) as string);
    });
  }

  function fallSilent(): void {
    events?.close();
  }

  function say(text: string): void {
    if (status) status.textContent = text;
    if (sentence) sentence.textContent = text;
    show(true);
  }

  function show(isShown: boolean): void {
    if (!bar) return;
    bar.togglePopover(isShown);
    // As much room is left below the page, and around what gets the focus.
    document.documentElement.style.setProperty("--changes", `${bar.offsetHeight}px`);
    bar.classList.toggle("is-above", isShown && coversLessAbove(document.activeElement, bar.offsetHeight));
  }
}

/** Whether a bar of this height would lie on what has the focus, and less so at the upper edge of the window. */
function coversLessAbove(focused: Element | null, height: number): boolean {
  if (!focused || focused === document.body) return false;
  const { top, bottom } = focused.getBoundingClientRect();
  const below = Math.min(bottom, innerHeight) - Math.max(top, innerHeight - height);
  const above = Math.min(bottom, height) - Math.max(top, 0);
  return below > 0 && below > above;
}
