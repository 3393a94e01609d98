import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { isMap, isNode, isPair, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import { type DeskProfile, deskProfileSchema } from "../../core/desk-profile.js";
import { DatelineError } from "../../core/errors.js";
import { decodeText } from "./decode.js";

const FILE_NAMES = ["desk.yaml", "desk.yml"];
/** Largest desk file, in bytes: 5,000 names with many spellings each fit. */
const MAX_BYTES = 5_000_000;

/**
 * The profile of the desk whose articles are at `path`: what `desk.yaml` (or `desk.yml`) in the folder, or beside
 * the file, says. Where there is none, a neutral profile whose name and command are the folder's name if that can
 * be a command, and else "desk".
 *
 * @throws {DatelineError} `bad-desk-file`, naming the file, the key and what to do, where the file is broken.
 */
export async function loadDeskProfile(path: string): Promise<DeskProfile> {
  const folder = await folderOf(path);
  const there = (await Promise.all(FILE_NAMES.map((name) => readIfThere(join(folder, name))))).filter(
    (file) => file !== undefined,
  );
  const [file, second] = there;
  if (second) throw bad(second.path, null, "there is also a desk.yaml; delete one of the two");
  const profile = file && parseProfile(file.path, file.bytes);
  return profile ?? neutralProfile(folder);
}

async function folderOf(path: string): Promise<string> {
  const isFile = await stat(path).then(
    (status) => status.isFile(),
    () => false,
  );
  return isFile ? dirname(path) : path;
}

async function readIfThere(path: string): Promise<{ path: string; bytes: Buffer } | undefined> {
  try {
    const status = await stat(path);
    if (!status.isFile()) throw bad(path, null, "it is not a file; replace it by one");
    if (status.size > MAX_BYTES) throw bad(path, null, "it is over 5 MB; shorten it");
    return { path, bytes: await readFile(path) };
  } catch (error) {
    if (error instanceof DatelineError) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (["ENOENT", "ENOTDIR", "ERR_INVALID_ARG_VALUE"].includes(code)) return undefined;
    throw bad(path, null, `it could not be read (${code}); give this user the permission to read it`);
  }
}

function neutralProfile(folder: string): DeskProfile {
  const name = basename(resolve(folder.replaceAll("\0", "")));
  const named = deskProfileSchema.safeParse({ name, command: name });
  return named.success ? named.data : deskProfileSchema.parse({});
}

/** The profile a desk file describes; nothing where the file says nothing. */
function parseProfile(path: string, bytes: Buffer): DeskProfile | undefined {
  const decoded = decodeText(bytes);
  if ("code" in decoded) throw bad(path, decoded.line, "it is not text in UTF-8; save it again as UTF-8");
  const { value, lineOf } = parseYaml(path, decoded.text);
  if (value === undefined) return undefined;
  const checked = deskProfileSchema.safeParse(value);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    const keys = issue?.path ?? [];
    const mend = issue?.code === "unrecognized_keys" ? "; mend its spelling or delete it" : "; mend it";
    const more = checked.error.issues.length - 1;
    const rest = more > 0 ? ` (and ${more} more like it)` : "";
    throw bad(path, lineOf(keys), `${keyPath(keys)}${issue?.message ?? "it is not valid"}${mend}${rest}`);
  }
  refuseSharedSpellings(path, checked.data, lineOf);
  refuseSharedCues(path, checked.data, lineOf);
  return checked.data;
}

type LineOf = (keys: readonly PropertyKey[]) => number | null;

/**
 * The file's YAML as plain values. The failsafe schema leaves every word as written, so a spelling such as `1701`
 * or `No` is no number and no boolean; keys that say nothing are left out, so that defaults apply.
 */
function parseYaml(path: string, text: string): { value: unknown; lineOf: LineOf } {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      schema: "failsafe",
      lineCounter: lines,
      prettyErrors: false,
      logLevel: "silent",
    });
    const error = document.errors[0];
    if (error) {
      const line = lines.linePos(error.pos[0]).line;
      throw bad(path, line, `it is not valid YAML (${error.message.split("\n")[0]}); mend this line`);
    }
    // A file of aliases of aliases would otherwise grow to more than the memory holds.
    const value = withoutBlanks(document.toJS({ maxAliasCount: 100 }) as unknown);
    const lineOf: LineOf = (keys) => {
      const at = rangeOf(document.contents, keys);
      return at === undefined ? null : lines.linePos(at).line;
    };
    return { value, lineOf };
  } catch (error) {
    if (error instanceof DatelineError) throw error;
    throw bad(path, null, "its aliases or its nesting make it too large; write it out plainly");
  }
}

function withoutBlanks(value: unknown): unknown {
  if (value === "" || value === null) return undefined;
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, withoutBlanks(inner)]);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

/** Where the value at a key path begins, or the last part of the path that there is. */
function rangeOf(contents: Node | null, keys: readonly PropertyKey[]): number | undefined {
  let node: Node | null = contents;
  let at = contents?.range?.[0];
  for (const key of keys) {
    const next: unknown = node && "items" in node ? itemOf(node, key) : undefined;
    if (!isNode(next)) break;
    node = next;
    at = next.range?.[0] ?? at;
  }
  return at;
}

function itemOf(node: Node & { items: unknown }, key: PropertyKey): unknown {
  if (isMap(node)) return node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value;
  const item: unknown = Array.isArray(node.items) ? node.items[Number(key)] : undefined;
  return isPair(item) ? item.value : item;
}

/** A spelling that two names share would make what is said of one appear under the other. */
function refuseSharedSpellings(path: string, profile: DeskProfile, lineOf: LineOf): void {
  const owners = new Map<string, number>();
  for (const [i, entry] of profile.names.entries()) {
    for (const [k, spelling] of [entry.name, ...entry.also].entries()) {
      // Names are found whatever their case, so this is where spellings must differ.
      const folded = spelling.normalize("NFC").toLowerCase().replace(/\s+/g, " ");
      const owner = owners.get(folded) ?? i;
      owners.set(folded, owner);
      if (owner === i) continue;
      const keys = k === 0 ? ["names", i, "name"] : ["names", i, "also", k - 1];
      const other = JSON.stringify(profile.names[owner]?.name);
      const also = `${JSON.stringify(spelling)} already belongs to ${other}; leave it with one of the two names`;
      throw bad(path, lineOf(keys), keyPath(keys) + also);
    }
  }
}

/** A verb has one stance. */
function refuseSharedCues(path: string, profile: DeskProfile, lineOf: LineOf): void {
  const owners = new Map<string, string>();
  for (const [stance, verbs] of Object.entries(profile.cues)) {
    for (const [i, verb] of verbs.entries()) {
      const owner = owners.get(verb) ?? stance;
      owners.set(verb, owner);
      if (owner === stance) continue;
      const keys = ["cues", stance, i];
      const also = `${JSON.stringify(verb)} already stands under ${owner}; leave it under one stance`;
      throw bad(path, lineOf(keys), keyPath(keys) + also);
    }
  }
}

/** `names[2].kind: `, or nothing for the whole file. */
function keyPath(keys: readonly PropertyKey[]): string {
  const written = keys.map((key, i) =>
    typeof key === "number" ? `[${key}]` : `${i > 0 ? "." : ""}${String(key)}`,
  );
  return written.length > 0 ? `${written.join("")}: ` : "";
}

function bad(path: string, line: number | null, what: string): DatelineError {
  return new DatelineError("bad-desk-file", `${path}${line === null ? "" : `, line ${line}`}: ${what}.`);
}
