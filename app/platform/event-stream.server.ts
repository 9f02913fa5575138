/**
 * Server-sent events: how a page is told something after it was sent. A stream says little and holds nothing back: the
 * browser opens another one where it was cut, and names the last event that it had.
 */
import { log } from "./log.server";

/** After so long the browser asks anew, so that no stream outlives a session by much. Milliseconds. */
const LONGEST_MS = 5 * 60_000;
/** Proxies cut what is silent for a minute; whoever has gone without a word is found out by it. Milliseconds. */
const HEARTBEAT_MS = 25_000;
/** A browser opens six connections to a site: pages must still load beside the streams of one session. */
const MOST_OF_SESSION = 4;
/** However often somebody signs in: nobody takes the places of the others. */
const MOST_OF_PERSON = 8;
/** Of one kind, in this process: residents who wait leave the desk its own. */
const MOST_OF_KIND = 1_000;
/** After so many in a row a look is given up. */
export const MOST_FAILURES = 5;

interface Told {
  /** What the browser names when it asks anew. */
  id?: string;
  data: unknown;
}

export interface Listener {
  tell(told: Told): void;
  end(): void;
}

/** For whom a stream is opened. */
interface Place {
  sessionId: string;
  /** Whoever has signed in, for whomever they look. */
  residentId: string;
  kind: "changes" | "guide";
}

interface OpenStream extends Listener, Place {}

const streams = new Set<OpenStream>();

/**
 * @param begin starts what tells this listener, and returns what stops it: called once, however the stream ends
 * @returns the stream; 204, after which a browser asks no more, where there are as many as may be
 */
export function eventStream(place: Place, begin: (listener: Listener) => () => void): Response {
  if (!hasRoom(place)) return noEvents();
  let end = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (text: string) => streams.has(listener) && controller.enqueue(new TextEncoder().encode(text));
      const heartbeat = setInterval(() => say(":\n\n"), HEARTBEAT_MS).unref();
      const longest = setTimeout(() => listener.end(), LONGEST_MS).unref();
      let stop = () => {};
      end = () => {
        if (!streams.delete(listener)) return;
        clearInterval(heartbeat);
        clearTimeout(longest);
        stop();
      };
      const listener: OpenStream = {
        ...place,
        tell: ({ id, data }) => say(`${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`),
        end: () => {
          if (!streams.has(listener)) return;
          end();
          controller.close();
        },
      };
      streams.add(listener);
      say(":\n\n");
      stop = begin(listener);
    },
    cancel: () => end(),
  });
  // nginx and its kin would wait for more before they pass it on.
  const headers = { "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no" };
  return new Response(body, { headers });
}

function hasRoom({ sessionId, residentId, kind }: Place): boolean {
  const open = [...streams];
  return (
    open.filter((stream) => stream.sessionId === sessionId).length < MOST_OF_SESSION &&
    open.filter((stream) => stream.residentId === residentId).length < MOST_OF_PERSON &&
    open.filter((stream) => stream.kind === kind).length < MOST_OF_KIND
  );
}

/** Nothing will be told here: a browser asks no more. */
export function noEvents(): Response {
  return new Response(null, { status: 204 });
}

/** Before the process ends: nobody is kept waiting for events that will not come. */
export function endEventStreams(): void {
  for (const stream of streams) stream.end();
}

/**
 * Runs `look` again and again, each time once the one before is done. What fails is noted and tried again.
 * @param giveUp called once it has failed too often in a row, and is tried no more
 * @returns what stops it
 */
export function lookEvery(everyMs: number, look: () => Promise<void>, giveUp: () => void): () => void {
  let failures = 0;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const next = () => {
    if (failures >= MOST_FAILURES && !isStopped) giveUp();
    else if (!isStopped) timer = setTimeout(() => void run(), everyMs).unref();
  };
  const run = () =>
    look()
      .then(
        () => (failures = 0),
        (error: unknown) => {
          failures += 1;
          log.error({ err: error }, "looking for events failed");
        },
      )
      .finally(next);
  void run();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
