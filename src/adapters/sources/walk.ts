import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { type Flaw, flaw, flawOfFailure } from "./problem.js";

const kinds = {
  ...{ ".txt": "text", ".md": "markdown", ".json": "json", ".jsonl": "jsonl" },
  ...{ ".xml": "xml", ".html": "page", ".htm": "page" },
} as const;
export type SourceKind = (typeof kinds)[keyof typeof kinds];

/** A file to load, or an entry of a folder that looks like one and cannot be. */
export type SourceEntry =
  | { readonly path: string; readonly kind: SourceKind; readonly bytes: number }
  | { readonly path: string; readonly flaw: Flaw };

/** What kind of source a file is, by its name; undefined for files that are none of ours. */
export function kindOf(path: string): SourceKind | undefined {
  const extension = extname(path).toLowerCase();
  return extension in kinds ? kinds[extension as keyof typeof kinds] : undefined;
}

/** Whether a file is one article, which it may give its name. */
export function isPlain(path: string): boolean {
  return ["text", "markdown", "page"].includes(kindOf(path) ?? "");
}

/**
 * All sources at `path`, a file or a folder with its sub-folders, in the order of their paths (by code unit, so
 * that it is the same on every machine). Names that begin with a dot, and a README, are skipped, links are followed, and every
 * folder is entered once however many links lead to it.
 */
export async function findSources(path: string): Promise<SourceEntry[]> {
  try {
    const status = await stat(path);
    if (status.isDirectory()) return await walk(path);
    if (!status.isFile())
      return [{ path, flaw: flaw("not-a-file", "It is neither a file nor a folder: give one of these.") }];
    const kind = kindOf(path);
    return [kind ? { path, kind, bytes: status.size } : { path, flaw: unsupported() }];
  } catch (error) {
    return [{ path, flaw: flawOfFailure(error) }];
  }
}

/** A folder's README tells people about the folder; it is no article. */
export function isNote(name: string): boolean {
  return /^readme(?:\.(?:md|txt))?$/i.test(name);
}

async function walk(root: string): Promise<SourceEntry[]> {
  const found: SourceEntry[] = [];
  const seen = new Set<string>();
  // Real folders first, so that a file is known by its own path and not by that of a link to its folder.
  const folders = [root];
  const links: string[] = [];
  for (;;) {
    const folder = folders.shift() ?? links.shift();
    if (folder === undefined) break;
    try {
      const real = await realpath(folder);
      if (seen.has(real)) continue;
      seen.add(real);
      const entries = await readdir(folder, { withFileTypes: true });
      for (const entry of entries.sort((a, b) => byCodeUnit(a.name, b.name)))
        if (!entry.name.startsWith(".") && !isNote(entry.name))
          await place(entry, join(folder, entry.name), { found, folders, links });
    } catch (error) {
      found.push({ path: folder, flaw: flawOfFailure(error) });
    }
  }
  if (found.length === 0)
    return [
      {
        path: root,
        flaw: flaw("no-articles", "The folder holds no .txt, .md, .json, .jsonl, .xml or .html file."),
      },
    ];
  return found.sort((a, b) => byCodeUnit(a.path.replaceAll(sep, "/"), b.path.replaceAll(sep, "/")));
}

/** Puts one entry of a folder where it belongs: on the list, among the folders to enter, or nowhere. */
async function place(
  entry: Dirent,
  path: string,
  to: { found: SourceEntry[]; folders: string[]; links: string[] },
): Promise<void> {
  const kind = kindOf(entry.name);
  if (entry.isFile() && !kind) return;
  // The directory tells what a plain file is; only links, special files and JSONL (for its size) need asking.
  if (entry.isFile() && kind && kind !== "jsonl") {
    to.found.push({ path, kind, bytes: 0 });
    return;
  }
  try {
    const status = entry.isDirectory() ? entry : await stat(path);
    if (status.isDirectory()) {
      if (kind) to.found.push({ path, flaw: folderNamedAsFile() });
      else (entry.isDirectory() ? to.folders : to.links).push(path);
    } else if (kind && status.isFile()) {
      to.found.push({ path, kind, bytes: "size" in status ? status.size : 0 });
    } else if (kind) {
      to.found.push({ path, flaw: flaw("not-a-file", "It is a device or a pipe: replace it by a file.") });
    }
  } catch (error) {
    if (kind) to.found.push({ path, flaw: flawOfFailure(error) });
  }
}

function folderNamedAsFile(): Flaw {
  return flaw("not-a-file", "It is a folder with a file's name, and was not entered: rename the folder.");
}

function unsupported(): Flaw {
  return flaw(
    "unsupported-file",
    "Articles are read from .txt, .md, .json, .jsonl, .xml and .html: give one, or a folder.",
  );
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
