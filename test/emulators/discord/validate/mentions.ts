import { isSnowflake } from "../ids.js";
import { isAbsent } from "../json.js";
import { LIMITS } from "../limits.js";
import type { Form, Path } from "./form.js";

const KINDS = ["users", "roles", "everyone"] as const;

/** Checks `allowed_mentions`: known kinds, at most 100 ids, and no kind named both ways. */
export function checkAllowedMentions(form: Form, path: Path, value: unknown): void {
  if (isAbsent(value)) return;
  const mentions = form.object(path, value);
  if (mentions === undefined) return;
  const parse = form.list([...path, "parse"], mentions["parse"], { max: 1521 });
  for (const [index, kind] of parse.entries()) form.choice([...path, "parse", index], kind, KINDS);
  checkUnique(form, [...path, "parse"], parse);
  for (const kind of ["users", "roles"] as const) {
    const ids = form.list([...path, kind], mentions[kind], { max: LIMITS.mentions[kind] });
    for (const [index, id] of ids.entries())
      if (!isSnowflake(id))
        form.add([...path, kind, index], "NUMBER_TYPE_COERCE", `Value "${String(id)}" is not snowflake.`);
    checkUnique(form, [...path, kind], ids);
    if (ids.length > 0 && parse.includes(kind))
      form.add(
        path,
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
  }
  form.boolean([...path, "replied_user"], mentions["replied_user"]);
}

function checkUnique(form: Form, path: Path, values: unknown[]): void {
  if (new Set(values).size !== values.length)
    form.add(path, "SET_TYPE_CONTAINS_DUPLICATES", "The set already contains this value");
}
