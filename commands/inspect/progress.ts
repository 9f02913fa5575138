/**
 * How far an inspection is, on standard error: one line rewritten on a terminal, a line every few seconds elsewhere.
 */

const ON_TERMINAL_MS = 200;
const ELSEWHERE_MS = 5_000;

export class Progress {
  readonly #every = process.stderr.isTTY ? ON_TERMINAL_MS : ELSEWHERE_MS;
  readonly #began = performance.now();
  #shown = performance.now();
  #from: number | undefined;

  /** @param done of `whole`, from 0 to 1; the first call tells where a resumed run begins */
  show(what: string, done: number): void {
    this.#from ??= done;
    const now = performance.now();
    if (now - this.#shown < this.#every) return;
    this.#shown = now;
    const share = (done - this.#from) / (1 - this.#from || 1);
    const left = share > 0.01 ? ((now - this.#began) / share) * (1 - share) : undefined;
    const estimate = left === undefined ? "" : `, some ${inWords(left)} left`;
    const line = `${what}: ${(100 * done).toFixed(1)} %${estimate}`;
    process.stderr.write(process.stderr.isTTY ? `\r\u001B[K${line}` : `${line}\n`);
  }

  end(): void {
    if (process.stderr.isTTY) process.stderr.write("\r\u001B[K");
  }
}

function inWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
