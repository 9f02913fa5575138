/** At the agent's only: goes along with the resident from screen to screen. Without it, the banner's link does. */

const banner = document.querySelector<HTMLElement>("[data-follow]");
const address = banner?.dataset["follow"];
if (address) {
  const events = new EventSource(address);
  events.addEventListener("message", ({ data }: MessageEvent<string>) => {
    const page = JSON.parse(data) as string;
    if (page && page !== location.pathname + location.search) location.assign(page);
  });
  addEventListener("pagehide", () => events.close());
}
