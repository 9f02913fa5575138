/** Asks the browser for a passkey, on the pages where one is used, and puts its answer into the page's own form. */
import { startAuthentication, startRegistration } from "@simplewebauthn/browser";

type Form = HTMLFormElement;

function field(form: Form, name: string): HTMLInputElement {
  return form.elements.namedItem(name) as HTMLInputElement;
}

async function signIn(form: Form): Promise<void> {
  const body = new URLSearchParams({
    terminal: field(form, "terminal").value,
    "return-to": field(form, "return-to").value,
  });
  const asked = await (await fetch("/sign-in/start", { method: "POST", body })).json();
  field(form, "ceremony").value = asked.ceremony;
  field(form, "answer").value = JSON.stringify(await startAuthentication({ optionsJSON: asked.publicKey }));
}

async function sign(form: Form): Promise<void> {
  field(form, "answer").value = JSON.stringify(
    await startAuthentication({ optionsJSON: JSON.parse(form.dataset["options"] ?? "{}") }),
  );
}

async function register(form: Form): Promise<void> {
  field(form, "answer").value = JSON.stringify(
    await startRegistration({ optionsJSON: JSON.parse(form.dataset["options"] ?? "{}") }),
  );
}

const ceremonies: Record<string, (form: Form) => Promise<void>> = { "sign-in": signIn, sign, register };

for (const form of document.querySelectorAll<Form>("form[data-passkey]")) {
  if (!("PublicKeyCredential" in window)) continue;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const failed = form.querySelector<HTMLElement>("[data-passkey-failed]");
    if (failed) failed.hidden = true;
    ceremonies[form.dataset["passkey"] ?? ""]?.(form).then(
      () => form.submit(),
      () => failed && (failed.hidden = false),
    );
  });
}
