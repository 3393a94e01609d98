import type { Article } from "../../core/article.js";
import type { Inbox } from "../../core/keeping/inbox.js";
import type { Clock, Log } from "../../core/ports.js";
import type { About, SourceProblem } from "./problem.js";

export interface ReportsOptions {
  readonly desk: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly inbox?: Pick<Inbox, "note">;
}

/** Says what became of what came in: to the log what was rejected, and to the inbox all of it. */
export class Reports {
  readonly #options: ReportsOptions;
  #noting: Promise<unknown> = Promise.resolve();

  constructor(options: ReportsOptions) {
    this.#options = options;
  }

  /** Not loaded, or not as it was written. An id may be an address, which may tell of an embargo: no log has it. */
  rejected({ file, line, code, reason }: SourceProblem, about: About): void {
    const { desk, log } = this.#options;
    log.warn({ desk, problem: { file, line, code, reason } }, "something did not load");
    void this.#note(file, about, code, reason);
  }

  /** New, and in the desk's answers. What says nothing new comes again and again, and is not noted. */
  taken(file: string, { id, url }: Article): Promise<void> {
    return this.#note(file, { id, url: url ?? null }, null, null);
  }

  /** Resolves when all is noted. */
  async end(): Promise<void> {
    await this.#noting;
  }

  async #note(from: string, { id, url }: About, code: string | null, reason: string | null): Promise<void> {
    const { desk, clock, inbox } = this.#options;
    const outcome = code === null || TAKEN_ALL_THE_SAME.has(code) ? "taken" : "rejected";
    const noting = inbox?.note(desk, { id, url, outcome, code, reason, from, at: clock.now() });
    this.#noting = Promise.all([this.#noting, noting]);
    await noting;
  }
}

/** Codes of what is left out of an article that is taken. */
const TAKEN_ALL_THE_SAME: ReadonlySet<string> = new Set(["bad-date"]);
