/**
 * Text size, contrast and language in the page's head; on a page where somebody types they take what is typed along.
 */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { path } from "../path";
import { PlainButton } from "./links";
import { usePageFacts } from "./page-context";

/** Id of the form whose fields are kept while the display is changed. */
export const TYPED_FORM = "typed-form";

const otherLanguage = { ja: { code: "en", name: "English" }, en: { code: "ja", name: "日本語" } } as const;

interface DisplayLinksProps {
  /** The page holds a form with the id `TYPED_FORM`. */
  keepsTyped: boolean;
}

/** The desk's seats are shared: nothing is kept there. */
function useKeeps(keepsTyped: boolean): boolean {
  const { segment, desk } = usePageFacts();
  return keepsTyped && !desk && segment !== undefined && !segment.startsWith("s-");
}

/** One way to all of it, for where there is no room for more: among the places of the page's head. */
export function DisplayAll({ keepsTyped }: DisplayLinksProps) {
  const { t } = useTranslation("common");
  const { locale } = usePageFacts();
  const To = useKeeps(keepsTyped) ? KeepingButton : DisplayLink;
  const { code, name } = otherLanguage[locale];
  return (
    <To part="all">
      <span>
        {t("display.short")}
        <span lang={code}>{name}</span>
      </span>
    </To>
  );
}

export function DisplayLinks({ keepsTyped }: DisplayLinksProps) {
  const { t } = useTranslation("common");
  const { locale, textSize, contrast } = usePageFacts();
  const keeps = useKeeps(keepsTyped);
  const To = keeps ? KeepingButton : DisplayLink;
  return (
    <nav className="display" aria-label={t("display.label")}>
      <To part="size">
        {t("display.size")}
        <b>{t(`display.sizes.${textSize}`)}</b>
      </To>
      <To part="contrast">
        {t("display.contrast")}
        <b>{t(`display.contrasts.${contrast}`)}</b>
      </To>
      <To part="all">{t("display.label")}</To>
      {keeps ? <KeepingLanguage {...otherLanguage[locale]} /> : <Language {...otherLanguage[locale]} />}
    </nav>
  );
}

interface PartProps {
  part: "size" | "contrast" | "all";
  children: ReactNode;
}

function DisplayLink({ part, children }: PartProps) {
  const { path: here } = usePageFacts();
  const display = path("display", {}, { from: here });
  return part === "all" ? (
    <a className="display-all" href={display}>
      {children}
    </a>
  ) : (
    <a href={`${display}#${part}`}>{children}</a>
  );
}

/** Sends the page's form to the display settings, which keep its fields before anything else. */
function useKeeping() {
  const { path: here } = usePageFacts();
  return {
    form: TYPED_FORM,
    formAction: path("display", {}, { from: here, keep: "1" }),
    formMethod: "post",
    formNoValidate: true,
  } as const;
}

function KeepingButton({ part, children }: PartProps) {
  const classes = `plain-button ${part === "all" ? "display-all" : "display-one"}`;
  return (
    <button className={classes} name="open" value={part} {...useKeeping()}>
      {children}
    </button>
  );
}

function KeepingLanguage({ code, name }: { code: string; name: string }) {
  return (
    <button className="plain-button" name="language" value={code} lang={code} {...useKeeping()}>
      {name}
    </button>
  );
}

function Language({ code, name }: { code: string; name: string }) {
  const { path: here } = usePageFacts();
  return (
    <form method="post" action={path("display")}>
      <input type="hidden" name="from" value={here} />
      <input type="hidden" name="language" value={code} />
      <PlainButton lang={code}>{name}</PlainButton>
    </form>
  );
}

/** The same page anew, with what is typed. */
export function AnewLink({ keepsTyped, children }: DisplayLinksProps & { children: string }) {
  const { path: here } = usePageFacts();
  const keeping = useKeeping();
  if (!useKeeps(keepsTyped)) return <a href={here}>{children}</a>;
  return (
    <button className="plain-button" {...keeping}>
      {children}
    </button>
  );
}

/** Enter in a field presses the form's first button on the page: this one, and not one that changes the display. */
export function FirstSubmit() {
  return <button className="unseen" form={TYPED_FORM} tabIndex={-1} aria-hidden="true" />;
}
