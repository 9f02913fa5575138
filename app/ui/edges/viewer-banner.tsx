import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { formatTime } from "../dates";
import { Icon } from "../icon";
import { PlainButton } from "../links";
import { NoGhost } from "../only";
import { type Guiding, type Help, type LiveLook, usePageFacts, useViewer } from "../page-context";
import { Phrases } from "../phrases";

/** Through whose eyes the page is seen, over everything else: shape, words and colour, with one way back. */
export function ViewerBanner() {
  const { principal, guiding, help, desk } = usePageFacts();
  if (desk) return desk.looks?.map((look) => <LiveLookStrip look={look} key={look.supportId} />);
  if (principal) return <ActingBanner name={principal} />;
  if (guiding) return <GuidingBanner guiding={guiding} />;
  return help ? <HelpBanner help={help} /> : null;
}

function ActingBanner({ name }: { name: string }) {
  const { t } = useTranslation("viewer");
  return (
    <section className="viewer-banner viewer-acting" aria-label={t("acting.label")}>
      <Icon name="person" />
      <p>
        <b>
          <Phrases text={t("acting.for", { name })} />
        </b>
      </p>
      <a href={path("home", { viewer: "me" })}>{t("acting.back")}</a>
      <a href={path("mandates", { viewer: "me" })}>{t("acting.switch")}</a>
    </section>
  );
}

/** At the resident's: somebody looks on, which ends with one button. */
function HelpBanner({ help: { label } }: { help: Help }) {
  const { t } = useTranslation("viewer");
  return (
    <section className="viewer-banner viewer-helped" aria-label={t("help.label")}>
      <Icon name="desk" />
      <p>
        <b>{label ? t("help.looking", { label }) : t("help.waiting")}</b>
      </p>
      <a href={path("help", { viewer: "me" })}>{t(label ? "help.more" : "help.code")}</a>
      <form method="post" action={path("help", { viewer: "me" })}>
        <input type="hidden" name="do" value="end" />
        <PlainButton>{t(label ? "help.end" : "help.cancel")}</PlainButton>
      </form>
    </section>
  );
}

/** At the agent's: whose screen this is, where the resident is, and how to go along. */
function GuidingBanner({
  guiding: { residentName, kind, following, isTogether, page, summary },
}: {
  guiding: Guiding;
}) {
  const { t } = useTranslation("viewer");
  const viewer = useViewer();
  return (
    <section
      className="viewer-banner viewer-guiding"
      aria-label={t("guiding.label")}
      data-follow={kind === "screen" && following ? path("guide-events", { viewer }) : undefined}
      data-page={page}
    >
      <Icon name="desk" />
      <p>
        <b>
          <Phrases text={t("guiding.whose", { name: residentName })} />
        </b>
        <span className="viewer-where">{t("guiding.readOnly")}</span>
        {kind === "screen" && (
          <span className="viewer-where">{t(isTogether ? "guiding.together" : "guiding.elsewhere")}</span>
        )}
      </p>
      {kind === "screen" && (
        <>
          <a href={path("guide", { viewer })}>{t("guiding.refresh")}</a>
          <GuideButton
            action={following ? "apart" : "follow"}
            words={t(following ? "guiding.apart" : "guiding.follow")}
            page={page}
          />
        </>
      )}
      {summary && <a href={summary}>{t("looking.summary")}</a>}
      <GuideButton action="leave" words={t("guiding.leave")} page={page} />
    </section>
  );
}

/** On the desk's own pages: at whom one looks, since when, and the one step back there. */
function LiveLookStrip({ look: { supportId, kind, residentName, joinedAt, endsAt, isFamily } }: { look: LiveLook }) {
  const { t } = useTranslation("viewer");
  const { locale } = usePageFacts();
  const viewer = `s-${supportId}`;
  const times = { since: formatTime(joinedAt, locale), until: formatTime(endsAt, locale) };
  return (
    <section className="viewer-banner viewer-looking" aria-label={t("looking.label", { name: residentName })}>
      <Icon name="desk" />
      <p>
        <b>
          <Phrases text={t(`looking.${kind}`, { name: residentName })} />
        </b>
        <span className="viewer-where">{t("looking.times", times)}</span>
      </p>
      <a href={path(kind === "screen" ? "guide" : "home", { viewer })}>{t("looking.back")}</a>
      {!isFamily && <a href={path("resident-at-desk", { support: supportId })}>{t("looking.summary")}</a>}
      <GuideButton action="leave" words={t("guiding.leave")} page="" viewer={viewer} />
    </section>
  );
}

interface GuideButtonProps {
  action: "follow" | "apart" | "leave" | "point" | "unpoint";
  words: string;
  page: string;
  section?: string;
  /** Undefined: of the page shown. */
  viewer?: string;
}

function GuideButton({ action, words, page, section, viewer }: GuideButtonProps) {
  const own = useViewer();
  return (
    <form method="post" action={path("guide", { viewer: viewer ?? own })}>
      <input type="hidden" name="page" value={page} />
      {section && <input type="hidden" name="section" value={section} />}
      <PlainButton name="do" value={action}>
        {words}
      </PlainButton>
    </form>
  );
}

/** Whether somebody at the desk, or the agent whose screen this is, points at this section. */
export function useIsPointed(section: string): boolean {
  const { guiding, help } = usePageFacts();
  return (guiding?.kind === "screen" ? guiding.pointed : help?.pointed) === section;
}

/** Over a section: the agent's button that points at it, or, for both, that it is pointed at. */
export function Pointer({ section }: { section: string }) {
  const { t } = useTranslation("viewer");
  const { guiding, help } = usePageFacts();
  if (guiding?.kind === "screen") {
    const isPointed = guiding.pointed === section;
    return (
      <div className={isPointed ? "pointer pointed" : "pointer"}>
        {isPointed && <b>{t("point.now")}</b>}
        <NoGhost>
          <GuideButton
            action={isPointed ? "unpoint" : "point"}
            words={t(isPointed ? "point.stop" : "point.here")}
            page={guiding.page}
            section={section}
          />
        </NoGhost>
      </div>
    );
  }
  if (help?.pointed !== section) return null;
  return (
    <p className="pointer pointed">
      <Icon name="arrow" />
      <b>{t("point.look")}</b>
    </p>
  );
}
