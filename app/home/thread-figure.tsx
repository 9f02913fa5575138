import { useTranslation } from "react-i18next";
import { Icon } from "../ui/icon";
import { Phrases } from "../ui/phrases";

export type KnotShape = "done" | "open" | "heed" | "hold";

export interface Thread {
  href: string;
  name: string;
  items: readonly KnotShape[];
  notes: readonly { kind: "heed" | "hold"; text: string; href?: string }[];
}

const legendOrder = ["heed", "hold", "open", "done"] as const satisfies readonly KnotShape[];
const columnOrder = ["done", "open", "heed", "hold"] as const satisfies readonly KnotShape[];

/** How many items are in each state, over all threads given. */
export function countKnots(threads: readonly Pick<Thread, "items">[]): Record<KnotShape, number> {
  const counts = { done: 0, open: 0, heed: 0, hold: 0 };
  for (const { items } of threads) for (const item of items) counts[item] += 1;
  return counts;
}

interface ThreadFigureProps {
  threads: readonly Thread[];
}

/** Each category is a thread with one knot an item; the words beside it and the table say the same. */
export function ThreadFigure({ threads }: ThreadFigureProps) {
  return (
    <>
      <Legend counts={countKnots(threads)} />
      <ul className="threads">
        {threads.map((thread) => (
          <ThreadRow thread={thread} key={thread.name} />
        ))}
      </ul>
      <CountTable threads={threads} />
    </>
  );
}

function Legend({ counts }: { counts: Record<KnotShape, number> }) {
  const { t } = useTranslation("common");
  return (
    <ul className="legend">
      {legendOrder
        .filter((knot) => counts[knot] > 0 || knot === "done" || knot === "open")
        .map((knot) => (
          <li key={knot}>
            <Icon name={knot} />
            <span>
              <Phrases text={t(`threads.${knot}`)} />
            </span>
            <b>{counts[knot]}</b>
          </li>
        ))}
    </ul>
  );
}

function ThreadRow({ thread: { href, name, items, notes } }: { thread: Thread }) {
  const { t } = useTranslation("common");
  const counts = countKnots([{ items }]);
  return (
    <li>
      <div className="thread-name">
        <a href={href}>{name}</a>
        <span className="thread-count">{t("threads.progress", { total: items.length, done: counts.done })}</span>
      </div>
      <Knots items={items} />
      <ul className="knot-counts" aria-hidden="true">
        {legendOrder
          .filter((knot) => counts[knot] > 0)
          .map((knot) => (
            <li key={knot}>
              <Icon name={knot} />
              {counts[knot]}
            </li>
          ))}
      </ul>
      {notes.map((note) => (
        <p className={`thread-note tone-${note.kind}`} key={note.text}>
          {note.href ? <a href={note.href}>{note.text}</a> : note.text}
        </p>
      ))}
    </li>
  );
}

function Knots({ items }: { items: readonly KnotShape[] }) {
  return (
    <ul className="knots" aria-hidden="true">
      {items.map((item, index) => (
        <li className={`knot-${item}`} key={index}>
          <Strand shape={item === "hold" ? "dashed" : index % 2 === 0 ? "down" : "up"} />
          <Icon name={item} />
        </li>
      ))}
      <li className="knot-end">
        <Strand shape="end" />
      </li>
    </ul>
  );
}

function Strand({ shape }: { shape: "down" | "up" | "dashed" | "end" }) {
  return (
    <svg
      className="strand"
      viewBox={shape === "end" ? "0 0 40 48" : "0 0 48 48"}
      preserveAspectRatio="none"
      focusable="false"
    >
      <use href={`#strand-${shape}`} />
    </svg>
  );
}

function CountTable({ threads }: ThreadFigureProps) {
  const { t } = useTranslation("common");
  const columns = columnOrder.map((knot) => ({ knot, label: t(`threads.short.${knot}`) }));
  const totalLabel = t("threads.short.total");
  return (
    <details>
      <summary>{t("threads.asTable")}</summary>
      <table className="counts">
        <caption className="unseen">{t("threads.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("threads.category")}</th>
            {columns.map(({ knot, label }) => (
              <th scope="col" key={knot}>
                {label}
              </th>
            ))}
            <th scope="col">{totalLabel}</th>
          </tr>
        </thead>
        <tbody>
          {threads.map((thread) => {
            const counts = countKnots([thread]);
            return (
              <tr key={thread.name}>
                <th scope="row">{thread.name}</th>
                {columns.map(({ knot, label }) => (
                  <td data-label={label} key={knot}>
                    {counts[knot]}
                  </td>
                ))}
                <td data-label={totalLabel}>{thread.items.length}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
