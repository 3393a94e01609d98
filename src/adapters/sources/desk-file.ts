import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { type DeskProfile, deskProfileSchema } from "../../core/desk-profile.js";
import { DatelineError } from "../../core/errors.js";
import { decodeText } from "./decode.js";
import { checkYaml, keyPath, type LineOf, parseYaml } from "./yaml-file.js";

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
  const fault = (line: number | null, what: string) => bad(path, line, what);
  const { value, lineOf } = parseYaml(decoded.text, fault);
  if (value === undefined) return undefined;
  const profile = checkYaml(deskProfileSchema, value, lineOf, fault);
  refuseSharedSpellings(path, profile, lineOf);
  refuseSharedCues(path, profile, lineOf);
  return profile;
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

function bad(path: string, line: number | null, what: string): DatelineError {
  return new DatelineError("bad-desk-file", `${path}${line === null ? "" : `, line ${line}`}: ${what}.`);
}
