import { useTranslation } from "react-i18next";
import { LINKAGE_SHAPES, type LinkageShape } from "../linkages/linkage-standing";
import { Icon } from "../ui/icon";
import { usePageFacts, useWhose } from "../ui/page-context";
import { Phrases } from "../ui/phrases";

export interface Knot {
  href: string;
  name: string;
  shape: LinkageShape;
  /** Its state in words. */
  word: string;
  /** Those that move with it. */
  followers: readonly Knot[];
}

export interface Thread {
  href: string;
  name: string;
  total: number;
  done: number;
  knots: readonly Knot[];
}

interface ThreadFigureProps {
  linked: readonly Thread[];
  /** Shown when asked for: most of what is not linked is right so. */
  notLinked: readonly Thread[];
}

/** Where the legend says it once, the word is for who does not see the shape. */
const SAID_BY_LEGEND: ReadonlySet<LinkageShape> = new Set(["done", "open", "loose"]);

const TONES: Partial<Record<LinkageShape, string>> = { heed: "tone-heed", hold: "tone-hold" };

/** Each category is a thread, each linkage a knot on it with its name, which leads to the record. */
export function ThreadFigure({ linked, notLinked }: ThreadFigureProps) {
  const { t } = useTranslation("common");
  const whose = useWhose();
  const folded = knotsOf(notLinked);
  return (
    <>
      <Legend knots={[...knotsOf(linked), ...folded]} />
      <Threads threads={linked} />
      {folded.length > 0 && (
        <details className="flow">
          <summary>{t("threads.notLinked", { count: folded.length })}</summary>
          <p>{t("threads.notLinkedMore", whose)}</p>
          <Threads threads={notLinked} />
        </details>
      )}
    </>
  );
}

function knotsOf(threads: readonly Thread[]): Knot[] {
  return threads.flatMap(({ knots }) => knots.flatMap((knot) => [knot, ...knot.followers]));
}

function Legend({ knots }: { knots: readonly Knot[] }) {
  const { t } = useTranslation("common");
  const whose = useWhose();
  const shown = LINKAGE_SHAPES.filter((shape) => knots.some((knot) => knot.shape === shape));
  return (
    <ul className="legend" aria-label={t("threads.shapes")}>
      {shown.map((shape) => (
        <li key={shape}>
          <Icon name={shape} />
          <span>
            <Phrases text={t(`threads.${shape}`, whose)} />
          </span>
          <b>{knots.filter((knot) => knot.shape === shape).length}</b>
        </li>
      ))}
    </ul>
  );
}

function Threads({ threads }: { threads: readonly Thread[] }) {
  const { t } = useTranslation("common");
  return (
    <ul className="threads">
      {threads.map(({ href, name, total, done, knots }) => (
        <li key={name}>
          <h3 className="thread-name">
            <a href={href}>{name}</a>
          </h3>
          <p className="thread-count">{t("threads.progress", { total, done })}</p>
          <KnotList knots={knots} />
        </li>
      ))}
    </ul>
  );
}

function KnotList({ knots }: { knots: readonly Knot[] }) {
  const { t } = useTranslation("common");
  return (
    <ul className="knots">
      {knots.map((knot) => (
        <li className={`knot-${knot.shape}`} key={knot.href}>
          <Icon name={knot.shape} />
          <div>
            <KnotLink knot={knot} />
            {knot.followers.length > 0 && (
              <details>
                <summary>{t("threads.with", { count: knot.followers.length })}</summary>
                <KnotList knots={knot.followers} />
              </details>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function KnotLink({ knot: { href, name, shape, word } }: { knot: Knot }) {
  const { locale } = usePageFacts();
  const gap = locale === "ja" ? "、" : ", ";
  return (
    <a href={href}>
      <Phrases text={name} />
      {SAID_BY_LEGEND.has(shape) ? (
        <span className="unseen">
          {gap}
          {word}
        </span>
      ) : (
        <>
          <span className="unseen">{gap}</span>
          <span className={TONES[shape] ? `knot-word ${TONES[shape]}` : "knot-word"}>{word}</span>
        </>
      )}
    </a>
  );
}
