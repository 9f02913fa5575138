/**
 * The one script of the citizens' pages; everything works without it: focus on the error summary, the session's
 * warning and end, printing.
 */
import { watchSession } from "./session";

document.getElementById("error-summary")?.focus();

const warning = document.querySelector<HTMLDialogElement>("[data-warn-after]");
if (warning) watchSession(warning);

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
