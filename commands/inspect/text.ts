/** The two encodings in which institutions send files, and cells of them as text. */
import { isAscii, isUtf8 } from "node:buffer";
import { StartError } from "../../db/client";

export const ENCODINGS = ["utf-8", "cp932"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** How much of a file tells its encoding. Bytes. */
export const TELLING_BYTES = 1024 * 1024;

const LF = 0x0a;

/**
 * Whether of the lines that are not ASCII at least half are UTF-8: lines in CP932 hardly ever are, and a broken one
 * says nothing of the others.
 */
function hasLinesInUtf8(bytes: Uint8Array): boolean {
  let [utf8, others] = [0, 0];
  for (let begin = 0, end = 0; begin < bytes.length; begin = end + 1) {
    const found = bytes.indexOf(LF, begin);
    end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(begin, end);
    if (isAscii(line)) continue;
    if (isUtf8(line)) utf8 += 1;
    else others += 1;
  }
  return utf8 > 0 && utf8 >= others;
}

/**
 * @param start the first bytes of the file; a character cut off at their end tells nothing
 * @returns the encoding and how many bytes of a byte order mark to pass over
 * @throws StartError for UTF-16
 */
export function detectEncoding(start: Uint8Array): { encoding: Encoding; markBytes: number } {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return { encoding: "utf-8", markBytes: 3 };
  const isUtf16 = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  if (isUtf16) throw new StartError("The file is in UTF-16: save it as CSV in UTF-8 or CP932 (Shift_JIS).");
  const whole = [0, 1, 2, 3].some((cut) => isUtf8(start.subarray(0, start.length - cut)));
  return { encoding: whole || hasLinesInUtf8(start) ? "utf-8" : "cp932", markBytes: 0 };
}

/** Reads bytes as text, or says that they are none in this encoding. WHATWG's shift_jis is CP932. */
export function decoderOf(encoding: Encoding): (bytes: Buffer, begin: number, end: number) => string | undefined {
  if (encoding === "utf-8")
    return (bytes, begin, end) => (isUtf8(bytes.subarray(begin, end)) ? bytes.toString("utf8", begin, end) : undefined);
  const decoder = new TextDecoder("shift_jis", { fatal: true });
  return (bytes, begin, end) => {
    const part = bytes.subarray(begin, end);
    if (isAscii(part)) return part.toString("latin1");
    try {
      return decoder.decode(part);
    } catch {
      return undefined;
    }
  };
}
