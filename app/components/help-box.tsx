import { useTranslation } from "react-i18next";
import { Icon } from "./icon";
import { Phrases } from "./phrases";
import { Telephone } from "./telephone";

/** On every page: somebody to call, and the counter. */
export function HelpBox() {
  const { t } = useTranslation("common");
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
