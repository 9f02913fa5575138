/**
 * Everybody who has a page open on which something is being put right: one look at the database for all of them, and
 * none while there is nobody.
 */
import type { FoundViewing } from "../identity/viewing.server";
import type { Viewing } from "../identity/viewing";
import type { Language } from "../platform/display";
import { type Listener, lookEvery, MOST_FAILURES } from "../platform/event-stream.server";
import { log } from "../platform/log.server";
import { listCaseSteps, tellChange } from "./change.server";
import { caseThatMoved, type CaseSteps, type Changes, changesOf, mayWatch, type Watched } from "./changes";

/** How often it is looked for changes. Milliseconds. */
const LOOK_EVERY_MS = 2_000;
/** How often it is asked whether somebody still may watch, where there is nothing to tell. Milliseconds. */
const ASK_EVERY_MS = 15_000;
/** So many are asked for at once, so that one slow answer does not hold the others, nor all of them the database. */
const AT_ONCE = 20;

export interface Watcher {
  watched: Watched;
  /** As it stood when the page was opened; asked anew before anything is told. */
  viewing: Viewing;
  findViewing(): Promise<FoundViewing>;
  language: Language;
  /** How many steps the page tells of already. */
  told: number;
  /** The cases as they were at the last look; undefined where the page is behind from the beginning. */
  seen: readonly CaseSteps[] | undefined;
  listener: Listener;
}

const watchers = new Set<Watcher>();
/** In a row, of those whose last look failed. */
const failures = new WeakMap<Watcher, number>();
let stopLooking: (() => void) | undefined;

/** @returns what ends it */
export function watch(watcher: Watcher): () => void {
  watchers.add(watcher);
  stopLooking ??= lookEvery(LOOK_EVERY_MS, lookForAll, () => watchers.forEach(({ listener }) => listener.end()));
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    stopLooking?.();
    stopLooking = undefined;
  };
}

/** A round: what has changed since the last one is told to those who may see it. */
async function lookForAll(): Promise<void> {
  // Whoever comes meanwhile is looked for in the next round: of their cases nothing was asked in this one.
  const present = [...watchers];
  const all = await listCaseSteps([...new Set(present.map(({ viewing }) => viewing.subject))]);
  const lane = async () => {
    for (let watcher = present.shift(); watcher; watcher = present.shift()) await tryLook(watcher, all);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function tryLook(watcher: Watcher, all: readonly CaseSteps[]): Promise<void> {
  try {
    await lookFor(watcher, all);
    failures.delete(watcher);
  } catch (error) {
    log.error({ err: error }, "telling a change failed");
    const failed = (failures.get(watcher) ?? 0) + 1;
    failures.set(watcher, failed);
    if (failed >= MOST_FAILURES) watcher.listener.end();
  }
}

async function lookFor(watcher: Watcher, all: readonly CaseSteps[]): Promise<void> {
  const { watched, listener } = watcher;
  if (!watchers.has(watcher)) return;
  const isAsked = Date.now() - watcher.viewing.at.getTime() > ASK_EVERY_MS;
  const before = changesOf(watcher.viewing, watched, all);
  if (!isAsked && !isGone(watched, before) && before.steps === watcher.told) {
    watcher.seen = before.cases;
    return;
  }
  const found = await watcher.findViewing();
  if (!found.ok || !mayWatch(found.viewing, watched)) return listener.end();
  watcher.viewing = found.viewing;
  const { steps, cases } = changesOf(found.viewing, watched, all);
  if (isGone(watched, { cases })) return listener.end();
  const isNew = steps > watcher.told;
  // Fewer than before: something is hidden now, of which nothing is said.
  watcher.told = steps;
  const moved = caseThatMoved(watcher.seen, cases);
  watcher.seen = cases;
  if (isNew) listener.tell({ id: String(steps), data: await tellChange(found.viewing, moved, watcher.language) });
}

/** The page's case is hidden meanwhile, or never was for these eyes. */
function isGone({ receipt }: Watched, { cases }: Pick<Changes, "cases">): boolean {
  return receipt !== undefined && cases.length === 0;
}
