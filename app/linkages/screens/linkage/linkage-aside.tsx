import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { schemeName } from "../../../ui/scheme-names";
import { formatDayWithEra } from "../../../ui/dates";
import { institutionName, officeName } from "../../../ui/institution-name";
import { KeyValues } from "../../../ui/key-values";
import { GoLink } from "../../../ui/links";
import { MaskedNumber } from "../../../ui/masked";
import { usePageFacts } from "../../../ui/page-context";
import { Note } from "../../../ui/section";
import { followersOf, getScheme } from "../../../catalogue/schemes";
import type { OneLinkage } from "../../linkage.server";

interface LinkageAsideProps {
  linkage: OneLinkage;
  viewer: string;
}

/** Who linked it, when, and what moves together with it. */
export function LinkageAside({
  linkage: { view, institution, seesSource, hiddenFromOthers },
  viewer,
}: LinkageAsideProps) {
  const { t } = useTranslation("linkage");
  const { locale } = usePageFacts();
  const scheme = getScheme(view.schemeId);
  const name = institutionName(institution, locale);
  const office = officeName(institution, locale);
  const followers = followersOf(view.schemeId);
  const names = followers
    .slice(0, 2)
    .map((id) => schemeName(id, locale))
    .join(t("and"));
  const source = view.follows?.schemeId;
  const last = view.maskedNumber?.replaceAll("＊", "");
  const rows = [
    { label: t(view.state === "not_linked" ? "about.wouldLink" : "about.institution"), value: name },
    { label: t("about.office"), value: t("about.officeAndPhone", { office, phone: institution.phone }) },
    ...(view.how?.madeAt ? [{ label: t("about.madeOn"), value: formatDayWithEra(view.how.madeAt, locale) }] : []),
    ...(last ? [{ label: t("about.number"), value: <MaskedNumber last={last} /> }] : []),
    ...(scheme.nameJa !== scheme.nameJaPlain && locale === "ja"
      ? [{ label: t("about.officialName"), value: scheme.nameJa }]
      : []),
    ...(followers.length
      ? [{ label: t("about.together"), value: t("about.togetherMore", { names, count: followers.length }) }]
      : []),
    ...(source
      ? [
          {
            label: t("about.source"),
            value: seesSource ? (
              <GoLink href={path("linkage", { viewer, scheme: source })}>{schemeName(source, locale)}</GoLink>
            ) : (
              schemeName(source, locale)
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      {hiddenFromOthers && (
        <Note heading={t("hidden.heading")}>
          <p>{t("hidden.text")}</p>
        </Note>
      )}
      <Note heading={t("about.heading")}>
        {view.state !== "not_linked" && <p>{t(`what.${view.schemeId}`)}</p>}
        <KeyValues rows={rows} />
      </Note>
    </>
  );
}
