/** The one script of the citizens' pages; everything works without it. Error summary focus, and going on after the session's warning. */

document.getElementById("error-summary")?.focus();

// With JavaScript the warning comes here, so that nothing typed is lost: the page stays, and its place is kept.
const warning = document.querySelector<HTMLElement>("[data-session-warning]");
if (warning) {
  const seconds = Number(warning.dataset["sessionWarning"]);
  setTimeout(() => {
    warning.hidden = false;
    warning.focus();
  }, seconds * 1000);
  warning.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    void fetch(form.action, { method: "POST", body: new URLSearchParams({ "return-to": "/me" }), redirect: "manual" }).then(() => location.reload());
  });
}

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
