import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { schemeName } from "../../../ui/scheme-names";
import { formatTime } from "../../../ui/dates";
import { lookerName, placeName, whyLooked } from "../../history-words";
import { Icon } from "../../../ui/icon";
import { GoLink } from "../../../ui/links";
import { usePageFacts } from "../../../ui/page-context";
import { Phrases } from "../../../ui/phrases";
import type { HistoryEntry } from "../../history";
import { institutionName } from "../../../ui/institution-name";

interface EntryProps {
  entry: HistoryEntry;
  offices: Record<string, { nameJa: string; nameEn: string }>;
  viewer: string;
}

/** One line of the history. */
export function Entry({ entry, offices, viewer }: EntryProps) {
  return entry.what === "exchange" ? (
    <ExchangeEntry entry={entry} offices={offices} viewer={viewer} />
  ) : (
    <LooksEntry entry={entry} offices={offices} viewer={viewer} />
  );
}

function useOfficeName(offices: EntryProps["offices"]) {
  const { locale } = usePageFacts();
  return (id: string) => {
    const office = offices[id];
    return office ? institutionName(office, locale) : id;
  };
}

function ExchangeEntry({
  entry,
  offices,
  viewer,
}: EntryProps & { entry: Extract<HistoryEntry, { what: "exchange" }> }) {
  const { t } = useTranslation("history");
  const { locale } = usePageFacts();
  const nameOf = useOfficeName(offices);
  return (
    <li className={entry.markedBy ? "history-marked" : undefined}>
      <h3>
        <Phrases text={t("exchange.heading", { asker: nameOf(entry.askerId) })} />
      </h3>
      <p>{t(`ground.${entry.ground}`)}</p>
      <p className="small">
        {t("exchange.more", {
          scheme: schemeName(entry.schemeId, locale),
          holder: nameOf(entry.holderId),
          time: formatTime(entry.at, locale),
        })}
      </p>
      {entry.markedBy && (
        <div className="history-mark">
          <Icon name="heed" plain />
          <div>
            <p>{t("exchange.marked")}</p>
            <GoLink href={path("case", { viewer, receipt: entry.markedBy })} about={entry.markedBy}>
              {t("exchange.toCase")}
            </GoLink>
          </div>
        </div>
      )}
    </li>
  );
}

function LooksEntry({
  entry: { who, places, at },
  offices,
}: EntryProps & { entry: Extract<HistoryEntry, { what: "looks" }> }) {
  const { t } = useTranslation("history");
  const { locale } = usePageFacts();
  const nameOf = useOfficeName(offices);
  const names = [...new Set(places.map((place) => placeName(place, { t, locale })))];
  const heading = lookerName(who, { t, nameOf });
  const why = whyLooked(who, { t });
  return (
    <li className={who.kind === "desk" || who.kind === "proxy" ? "history-other" : undefined}>
      <h3>
        <Phrases text={heading} />
      </h3>
      {why && <p>{why}</p>}
      <p>{t("looks.places", { places: names.join(t("looks.and")) })}</p>
      <p className="small">{t("looks.last", { time: formatTime(at, locale) })}</p>
    </li>
  );
}
