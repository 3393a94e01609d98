import { isRecord, type JsonObject } from "../json.js";

/** What is wrong with a payload, in Slack's words, and where. */
export interface Problem {
  readonly at: string;
  readonly message: string;
}

/** Looks at one value and adds what is wrong with it. */
export type Rule = (value: unknown, at: string, found: Problem[]) => void;

/** The problem as Slack writes it into `errors`. */
export const sentence = ({ at, message }: Problem): string => `${message} [json-pointer:${at}]`;

interface Length {
  readonly min?: number;
  readonly max?: number;
}

/**
 * A string. Slack does not say what a character is; UTF-16 units are the strictest reading, so what
 * passes here passes there.
 */
export const string =
  ({ min = 0, max = Number.POSITIVE_INFINITY }: Length = {}): Rule =>
  (value, at, found) => {
    if (typeof value !== "string") found.push({ at, message: "must provide a string" });
    else if (value.length < min) found.push({ at, message: `must be more than ${min - 1} characters` });
    else if (value.length > max) found.push({ at, message: `must be less than ${max + 1} characters` });
  };

/** A string that a test of its own must accept. */
export const stringThat =
  (accepts: (text: string) => boolean, message: string, length: Length = {}): Rule =>
  (value, at, found) => {
    const before = found.length;
    string(length)(value, at, found);
    if (found.length === before && !accepts(value as string)) found.push({ at, message });
  };

export const boolean: Rule = (value, at, found) => {
  if (typeof value !== "boolean") found.push({ at, message: "must provide a boolean" });
};

/** An integer within bounds. */
export const integer =
  ({ min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Length = {}): Rule =>
  (value, at, found) => {
    if (typeof value !== "number" || !Number.isInteger(value)) {
      found.push({ at, message: "must provide an integer" });
    } else if (value < min) found.push({ at, message: `must be greater than ${min - 1}` });
    else if (value > max) found.push({ at, message: `must be less than ${max + 1}` });
  };

export const number: Rule = (value, at, found) => {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    found.push({ at, message: "must provide a number" });
  }
};

/** One of a few words or numbers. */
export const oneOf =
  (...allowed: readonly (string | number)[]): Rule =>
  (value, at, found) => {
    if (!allowed.some((each) => each === value)) found.push({ at, message: "must be a valid enum value" });
  };

/** A list, and how many items it may have. */
export const list =
  (item: Rule, { min = 0, max = Number.POSITIVE_INFINITY }: Length = {}): Rule =>
  (value, at, found) => {
    if (!Array.isArray(value)) {
      found.push({ at, message: "must provide an array" });
      return;
    }
    if (value.length < min) found.push({ at, message: `must provide at least ${min} items` });
    // Slack names the count and leaves the items; a payload of thousands would bury it.
    if (value.length > max) found.push({ at, message: `no more than ${max} items allowed` });
    else for (const [index, each] of value.entries()) item(each, `${at}/${index}`, found);
  };

/** Fields that must and may be there, and no others. `type` is whoever's who chose this rule. */
export const object =
  (required: Readonly<Record<string, Rule>>, optional: Readonly<Record<string, Rule>> = {}): Rule =>
  (value, at, found) => {
    if (!isRecord(value)) {
      found.push({ at, message: "must provide an object" });
      return;
    }
    for (const name of Object.keys(required)) {
      if (value[name] === undefined) found.push({ at, message: `missing required field: ${name}` });
    }
    for (const [name, field] of Object.entries(value)) {
      if (name === "type" || field === undefined) continue;
      const rule = Object.hasOwn(required, name)
        ? required[name]
        : Object.hasOwn(optional, name)
          ? optional[name]
          : undefined;
      if (rule) rule(field, `${at}/${name}`, found);
      else found.push({ at, message: `invalid additional property: ${name}` });
    }
  };

/** A rule for each `type`. */
export const byType =
  (kinds: Readonly<Record<string, Rule>>): Rule =>
  (value, at, found) => {
    if (!isRecord(value)) {
      found.push({ at, message: "must provide an object" });
      return;
    }
    const type = value["type"];
    if (type === undefined) found.push({ at, message: "missing required field: type" });
    else if (typeof type === "string" && Object.hasOwn(kinds, type)) kinds[type]?.(value, at, found);
    else
      found.push({
        at: `${at}/type`,
        message: `unsupported type: ${typeof type === "string" ? type : JSON.stringify(type)}`,
      });
  };

/** Where several schemas could have fitted, Slack says first that none did. */
export const union =
  (rule: Rule): Rule =>
  (value, at, found) => {
    const inner: Problem[] = [];
    rule(value, at, inner);
    if (inner.length > 0) found.push({ at, message: "failed to match all allowed schemas" }, ...inner);
  };

/** A rule and one more thing that must hold of the whole object. */
export const also =
  (rule: Rule, check: (value: JsonObject, at: string, found: Problem[]) => void): Rule =>
  (value, at, found) => {
    rule(value, at, found);
    if (isRecord(value)) check(value, at, found);
  };
