import { isMap, isNode, isPair, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import type { z } from "zod";
import { DatelineError } from "../../core/errors.js";

/** The line of the value at a key path, from 1; null where the file has none. */
export type LineOf = (keys: readonly PropertyKey[]) => number | null;

/**
 * The file's YAML as plain values. The failsafe schema leaves every word as written, so a spelling such as `1701`
 * or `No` is no number and no boolean; keys that say nothing are left out, so that defaults apply. Throws what `bad` makes of a fault and its line.
 */
export function parseYaml(
  text: string,
  bad: (line: number | null, what: string) => DatelineError,
): { value: unknown; lineOf: LineOf } {
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
      throw bad(line, `it is not valid YAML (${error.message.split("\n")[0]}); mend this line`);
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
    throw bad(null, "its aliases or its nesting make it too large; write it out plainly");
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

/** A value as its schema reads it. Throws what `bad` makes of the first fault and its line. */
export function checkYaml<T>(
  schema: z.ZodType<T>,
  value: unknown,
  lineOf: LineOf,
  bad: (line: number | null, what: string) => DatelineError,
): T {
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const keys = issue?.path ?? [];
  const mend = issue?.code === "unrecognized_keys" ? "; mend its spelling or delete it" : "; mend it";
  const more = checked.error.issues.length - 1;
  const rest = more > 0 ? ` (and ${more} more like it)` : "";
  throw bad(lineOf(keys), `${keyPath(keys)}${issue?.message ?? "it is not valid"}${mend}${rest}`);
}

/** `names[2].kind: `, or nothing for the whole file. */
export function keyPath(keys: readonly PropertyKey[]): string {
  const written = keys.map((key, i) =>
    typeof key === "number" ? `[${key}]` : `${i > 0 ? "." : ""}${String(key)}`,
  );
  return written.length > 0 ? `${written.join("")}: ` : "";
}
