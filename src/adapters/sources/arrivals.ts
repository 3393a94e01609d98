import { createHash } from "node:crypto";
import { basename, relative, sep } from "node:path";
import type { Article } from "../../core/article.js";
import { type LoadOptions, loadArticles } from "./load.js";
import type { About, SourceProblem } from "./problem.js";

/** An article of a folder, with the file that has it alone; or what did not load. */
export type Brought =
  | { readonly article: Article; readonly origin: string | null }
  | { readonly problem: SourceProblem; readonly about: About };

/** What a folder or file has now, as its followers tell of it later: for a desk that remembers what it had. */
export async function* arrivalsIn(path: string, options: LoadOptions = {}): AsyncGenerator<Brought> {
  for await (const found of loadArticles(path, options)) {
    if ("problem" in found) yield found;
    else yield { article: found.article, origin: found.alone ? originOf(path, found.file) : null };
  }
}

/** A file by its place below a folder, wherever that is; shortened, for a path may have any length. */
export function originOf(root: string, file: string): string {
  const below = relative(root, file).split(sep).join("/");
  return `file ${shortHash(below === "" ? basename(file) : below)}`;
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
