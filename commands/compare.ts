/**
 * `npm run --silent compare`: pairs as JSON lines from standard input, a verdict with its reasons for each to standard
 * output, in order.
 */
import { createInterface } from "node:readline";
import { answerLine } from "./compare-line";

/** Answers are written together, since a system call a line takes longer than the comparison. */
const WRITE_AT_CHARACTERS = 64 * 1024;

async function compareLines(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<void> {
  let waiting = "";
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim()) waiting += `${JSON.stringify(answerLine(line, number))}\n`;
    if (waiting.length < WRITE_AT_CHARACTERS) continue;
    if (!output.write(waiting)) await new Promise((resolve) => output.once("drain", resolve));
    waiting = "";
  }
  output.write(waiting);
}

// A reader that has seen enough, such as `head`, is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
await compareLines(process.stdin, process.stdout);
