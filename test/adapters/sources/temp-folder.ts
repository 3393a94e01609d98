import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import {
  type Loaded,
  type LoadOptions,
  loadArticles,
  type SourceProblem,
} from "../../../src/adapters/sources/load.js";

type Article = Extract<Loaded, { article: unknown }>["article"];

/** A temporary folder with these files, removed when the test is over. */
export async function folderWith(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "dateline-sources-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
  return root;
}

export interface AllLoaded {
  readonly articles: Article[];
  readonly problems: SourceProblem[];
  /** The first article; fails the test where there is none. */
  readonly only: Article;
  readonly problem: SourceProblem;
}

/** Everything at `path`, articles and problems apart. */
export async function loadAll(path: string, options?: LoadOptions): Promise<AllLoaded> {
  const articles: Article[] = [];
  const problems: SourceProblem[] = [];
  for await (const one of loadArticles(path, options)) {
    if ("article" in one) articles.push(one.article);
    else problems.push(one.problem);
  }
  const first = <T>(list: readonly T[], what: string): T => {
    const [one] = list;
    if (list.length !== 1 || one === undefined) throw new Error(`${list.length} ${what}, not 1`);
    return one;
  };
  return {
    articles,
    problems,
    get only() {
      return first(articles, `articles (${JSON.stringify(problems)})`);
    },
    get problem() {
      return first(problems, "problems");
    },
  };
}

/** What loading one file of this name and content gives. */
export async function loadFile(name: string, content: string | Buffer): Promise<AllLoaded> {
  return loadAll(join(await folderWith({ [name]: content }), name));
}
