import { createHash } from "node:crypto";
import { basename, extname } from "node:path";
import type { Article } from "../../core/article.js";
import { originOf } from "./arrivals.js";
import { loadArticles } from "./load.js";
import { type About, flaw, type SourceProblem } from "./problem.js";
import { Stamps } from "./stamps.js";
import { findSources, isPlain, kindOf } from "./walk.js";

export interface ChangesOptions {
  /** Folder or file. */
  readonly path: string;
  /** When what is there was read: what changed since, while it was being read, is read again. */
  readonly since: number;
  /**
   * Takes each article of a file that has changed, with the file where it has this article alone; what it has in all,
   * at the first time, and later what it did not have before. Where this rejects, the file is read again later.
   */
  onArticle(article: Article, origin: string | null): void | Promise<void>;
  onProblem(problem: SourceProblem, about: About): void;
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
    const since = this.#options.since - COARSE;
    for (const { path } of await findSources(this.#options.path)) {
      if (isPlain(path) && !this.#named.has(stemOf(path))) this.#named.set(stemOf(path), path);
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
      await this.#stamps.note(file);
      try {
        await this.#readFile(file);
      } catch {
        // It was not taken: at the next look, the file passes for one that has changed.
        this.#stamps.forget(file);
      }
    }
  }

  async #readFile(file: string): Promise<void> {
    const { path, onArticle, onProblem } = this.#options;
    const had = this.#had.get(file);
    const has = new Set<string>();
    for await (const found of loadArticles(file)) {
      if (this.#stopped) return;
      if ("problem" in found) {
        // A file that was removed since changes nothing.
        if (found.problem.code !== "missing-path") onProblem(found.problem, found.about);
      } else if (this.#mayName(file, found.article)) {
        const digest = digestOf(found.article);
        if (!had?.has(digest)) await onArticle(found.article, found.alone ? originOf(path, file) : null);
        has.add(digest);
        // Reading an article takes milliseconds; questions come first.
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    this.#had.set(file, has);
  }

  /** Whether a file may give its name to an article: no other one may have it already. */
  #mayName(file: string, { id, url, version }: Article): boolean {
    if (!isPlain(file) || id !== stemOf(file) || version !== undefined) return true;
    const first = this.#named.get(id) ?? file;
    this.#named.set(id, first);
    if (first === file) return true;
    // Without the id: it may be an address, and this goes to logs.
    const reason = "Another article already has its id: rename one of the two.";
    this.#options.onProblem({ file, ...flaw("repeated-id", reason) }, { id, url: url ?? null });
    return false;
  }
}

function stemOf(path: string): string {
  return basename(path, extname(path));
}

/** Of all that an article says. */
function digestOf(article: Article): string {
  const fields = Object.entries(article).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(fields)).digest("base64url");
}
