import { useTranslation } from "react-i18next";
import { path } from "../path";
import { Icon } from "./icon";
import { GoLink } from "./links";
import { usePageFacts, useViewer } from "./page-context";
import { Phrases } from "./phrases";
import { Telephone } from "./telephone";

/** On every page but the desk's own: somebody to call, and the counter. */
export function HelpBox() {
  const { t } = useTranslation("common");
  const { allowed } = usePageFacts();
  const viewer = useViewer();
  return (
    <section className="help" aria-labelledby="help-heading">
      <h2 id="help-heading">
        <Phrases text={t("help.heading")} />
      </h2>
      <ul>
        <li>
          <Icon name="phone" />
          <div>
            <Telephone number={t("help.phone")} />
            <p className="small">{t("help.phoneHours")}</p>
          </div>
        </li>
        {allowed.includes("get_help") && (
          <li>
            <Icon name="person" />
            <div>
              <GoLink href={path("help", { viewer })}>{t("help.together")}</GoLink>
              <p className="small">{t("help.togetherHow")}</p>
            </div>
          </li>
        )}
        {allowed.includes("get_help") && (
          <li>
            <Icon name="letter" />
            <div>
              <GoLink href={path("enquiries", { viewer })}>{t("help.write")}</GoLink>
              <p className="small">{t("help.writeHow")}</p>
            </div>
          </li>
        )}
        <li>
          <Icon name="desk" />
          <div>
            <strong>{t("help.counter")}</strong>
            <p className="small">{t("help.counterHow")}</p>
          </div>
        </li>
      </ul>
    </section>
  );
}
