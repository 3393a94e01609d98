import { createHash } from "node:crypto";
import { basename, extname } from "node:path";
import type { Article } from "../../core/article.js";
import { loadArticles } from "./load.js";
import { flaw, type SourceProblem } from "./problem.js";
import { Stamps } from "./stamps.js";
import { findSources, kindOf } from "./walk.js";

export interface ChangesOptions {
  /** Folder or file. */
  readonly path: string;
  /** When what is there was read: what changed since, while it was being read, is read again. */
  readonly since: number;
  /** What the desk has by now: the same article in the same words is not taken again. */
  known(): Iterable<Article>;
  /** Hears of each article that is new or has changed. */
  onArticle(article: Article): void | Promise<void>;
  onProblem(problem: SourceProblem): void;
}

/** How far the time stamps of a file system may be behind the clock, in milliseconds. */
const COARSE = 2_000;

/** Reads changed files, one after the other, and hands on what is new in them. */
export class ChangedFiles {
  readonly #options: ChangesOptions;
  /** Files to read, each once however often it changed. */
  readonly #waiting = new Set<string>();
  /** Of each file that was read here, what it had. */
  readonly #had = new Map<string, Set<string>>();
  /** Of each article, what was taken last, and its number. */
  readonly #taken = new Map<string, { digest: string; version: number }>();
  /** The files that were there when following began. */
  readonly #there = new Set<string>();
  /** The files that give an id by their name, by that name. */
  readonly #named = new Map<string, string>();
  readonly #stamps = new Stamps();
  #reading: Promise<void> | null = null;
  #started = false;
  #stopped = false;

  constructor(options: ChangesOptions) {
    this.#options = options;
  }

  take(file: string): void {
    if (this.#stopped || kindOf(file) === undefined) return;
    this.#waiting.add(file);
    if (this.#started) this.#read();
  }

  /** Begins to read, with what changed while it was being loaded. */
  async start(): Promise<void> {
    for (const article of this.#options.known())
      this.#taken.set(article.id, { digest: digestOf(article), version: article.version ?? 1 });
    const since = this.#options.since - COARSE;
    for (const { path } of await findSources(this.#options.path)) {
      this.#there.add(path);
      if (namesItself(path) && !this.#named.has(stemOf(path))) this.#named.set(stemOf(path), path);
      if ((await this.#stamps.note(path)) >= since) this.take(path);
    }
    this.#started = true;
    this.#read();
  }

  /** Takes what has changed without anybody having said so. */
  async sweep(): Promise<void> {
    for (const { path } of await findSources(this.#options.path))
      if (!this.#stopped && (await this.#stamps.differs(path))) this.take(path);
  }

  stop(): void {
    this.#stopped = true;
    this.#waiting.clear();
  }

  async idle(): Promise<void> {
    await this.#reading;
  }

  #read(): void {
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = null;
      // What changed between the last look and now.
      if (this.#waiting.size > 0) this.#read();
    });
  }

  async #readAll(): Promise<void> {
    for (const file of this.#waiting) {
      this.#waiting.delete(file);
      await this.#readFile(file);
    }
  }

  async #readFile(file: string): Promise<void> {
    await this.#stamps.note(file);
    const had = this.#had.get(file);
    const has = new Set<string>();
    for await (const found of loadArticles(file)) {
      if (this.#stopped) return;
      if ("problem" in found) {
        // A file that was removed since changes nothing.
        if (found.problem.code !== "missing-path") this.#options.onProblem(found.problem);
      } else if (this.#mayName(file, found.article)) {
        const digest = digestOf(found.article);
        has.add(digest);
        if (!had?.has(digest)) await this.#hand(file, found.article, digest);
        // Reading an article takes milliseconds; questions come first.
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    this.#had.set(file, has);
  }

  async #hand(file: string, article: Article, digest: string): Promise<void> {
    const before = this.#taken.get(article.id);
    if (before?.digest === digest) return;
    // What the desk may not show (an embargo) is not known here, and yet it was there.
    const first = before === undefined && !(namesItself(file) && this.#there.has(file));
    const numbered = article.version !== undefined || article.status !== "usable";
    const version = article.version ?? (first ? 1 : (before?.version ?? 1) + 1);
    this.#taken.set(article.id, { digest, version });
    await this.#options.onArticle(first || numbered ? article : { ...article, version });
  }

  /** Whether a file may give its name to an article: no other one may have it already. */
  #mayName(file: string, { id, version }: Article): boolean {
    if (!namesItself(file) || id !== stemOf(file) || version !== undefined) return true;
    const first = this.#named.get(id) ?? file;
    this.#named.set(id, first);
    if (first === file) return true;
    const reason = `Another article already has the id ${JSON.stringify(id)}: rename one of the two.`;
    this.#options.onProblem({ file, ...flaw("repeated-id", reason) });
    return false;
  }
}

/** Whether a file of this kind may be named as its article is. */
function namesItself(path: string): boolean {
  return ["text", "markdown", "page"].includes(kindOf(path) ?? "");
}

function stemOf(path: string): string {
  return basename(path, extname(path));
}

/** Of all that an article says, but for the number that following gave it. */
function digestOf({ version: _, ...article }: Article): string {
  const fields = Object.entries(article).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(fields)).digest("base64url");
}
