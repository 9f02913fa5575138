/** One JSON line an event, without name, kana, birth date, address, number or PIN: ids and codes only. */
import pino from "pino";

export const log = pino({
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  // A query's parameters and a driver's details hold personal data: of an error only its kind, code and place are kept.
  serializers: { err: describeError },
});

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error ? String(error.code) : undefined;
  const place = error.stack
    ?.split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
  return { type: error.constructor.name, code, place, cause: error.cause ? describeError(error.cause) : undefined };
}
