import { useTranslation } from "react-i18next";

/** A code to hand over, in large type, in two groups; read out letter by letter. */
export function HandedCode({ code }: { code: string }) {
  const { t } = useTranslation("mandates");
  return (
    <section className="handed-code" aria-label={t("code.label")}>
      <p className="handed-code-kicker">{t("code.label")}</p>
      <p className="handed-code-text">
        <span aria-hidden="true">
          {code.split("-").map((group) => (
            <span className="phrase" key={group}>
              {group}{" "}
            </span>
          ))}
        </span>
        <span className="unseen">{[...code.replace("-", "")].join(" ")}</span>
      </p>
    </section>
  );
}
