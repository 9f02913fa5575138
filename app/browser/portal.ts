/**
 * The one script of the citizens' pages; everything works without it: focus on the error summary, the session's
 * warning, printing.
 */

document.getElementById("error-summary")?.focus();

const warning = document.querySelector<HTMLDialogElement>("[data-session-warning]");
if (warning) {
  const show = () => warning.showModal();
  const wait = () => setTimeout(show, Number(warning.dataset["sessionWarning"]) * 1000);
  wait();
  warning.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    void extend(event.currentTarget as HTMLFormElement);
  });
  const extend = async (form: HTMLFormElement) => {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams({ quiet: "1" }) });
    // Signed out meanwhile: the server leads to the sign-in, and the draft is there afterwards.
    if (answer.status !== 204) return location.reload();
    warning.close();
    wait();
  };
}

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
