/**
 * The one script of the citizens' pages; everything works without it: focus on the error summary, the session's
 * warning and end, what has changed meanwhile, showing a PIN, printing.
 */
import { watchChanges } from "./changes";
import { watchSession } from "./session";

document.getElementById("error-summary")?.focus();

const warning = document.querySelector<HTMLDialogElement>("[data-warn-after]");
if (warning) watchSession(warning);

const changes = document.querySelector<HTMLElement>("[data-changes]");
if (changes) watchChanges(changes);

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-shows]")) {
  const field = document.getElementById(button.dataset["shows"] ?? "") as HTMLInputElement;
  const { textContent: show } = button;
  const turn = (isShown: boolean) => {
    field.type = isShown ? "text" : "password";
    button.textContent = isShown ? (button.dataset["hide"] ?? "") : show;
  };
  button.hidden = false;
  button.addEventListener("click", () => turn(field.type === "password"));
  // What was sent in the open, browsers offer to the next person; nor is it shown to who comes back to the page.
  field.form?.addEventListener("submit", () => turn(false));
  addEventListener("pageshow", () => turn(false));
}
