import { Refusal } from "../errors.js";
import { isAbsent, isJson, type Json, lengthOf } from "../json.js";

export type Path = readonly (string | number)[];

/**
 * Gathers what is wrong with a body in Discord's nested shape:
 * `{errors: {embeds: {0: {title: {_errors: [{code, message}]}}}}}`.
 */
export class Form {
  readonly #errors: Json = {};
  #failed = false;

  get failed(): boolean {
    return this.#failed;
  }

  add(path: Path, code: string, message: string): void {
    this.#failed = true;
    let node = this.#errors;
    for (const step of path) {
      const inner = node[String(step)];
      const next: Json = isJson(inner) ? inner : {};
      node[String(step)] = next;
      node = next;
    }
    const list = node["_errors"];
    if (Array.isArray(list)) list.push({ code, message });
    else node["_errors"] = [{ code, message }];
  }

  required(path: Path): void {
    this.add(path, "BASE_TYPE_REQUIRED", "This field is required");
  }

  /** Throws 50035 if anything was found wrong. */
  check(): void {
    if (this.#failed)
      throw new Refusal(400, { message: "Invalid Form Body", code: 50035, errors: this.#errors });
  }

  /** A text field; gives the text if it is one, whatever its length. */
  text(
    path: Path,
    value: unknown,
    rule: { min?: number; max: number; required?: boolean },
  ): string | undefined {
    if (isAbsent(value)) {
      if (rule.required === true) this.required(path);
      return undefined;
    }
    if (typeof value !== "string") {
      this.add(path, "STRING_TYPE_CONVERT", `Could not interpret "${String(value)}" as string.`);
      return undefined;
    }
    const length = lengthOf(value);
    const min = rule.min ?? 0;
    if (length === 0 && min > 0 && rule.required === true) this.required(path);
    else if (length < min || (length > rule.max && min > 0))
      this.add(path, "BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${rule.max} in length.`);
    else if (length > rule.max)
      this.add(path, "BASE_TYPE_MAX_LENGTH", `Must be ${rule.max} or fewer in length.`);
    return value;
  }

  /** A list field; an absent one is empty. */
  list(path: Path, value: unknown, rule: { min?: number; max: number }): unknown[] {
    if (isAbsent(value)) {
      if (rule.min !== undefined && rule.min > 0) this.required(path);
      return [];
    }
    if (!Array.isArray(value)) {
      this.add(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
      return [];
    }
    const min = rule.min ?? 0;
    if (value.length < min || (value.length > rule.max && min > 0))
      this.add(path, "BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${rule.max} in length.`);
    else if (value.length > rule.max)
      this.add(path, "BASE_TYPE_MAX_LENGTH", `Must be ${rule.max} or fewer in length.`);
    return value;
  }

  /** An object field. */
  object(path: Path, value: unknown): Json | undefined {
    if (isJson(value)) return value;
    this.add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
    return undefined;
  }

  boolean(path: Path, value: unknown): void {
    if (!isAbsent(value) && typeof value !== "boolean")
      this.add(path, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
  }

  integer(path: Path, value: unknown, rule: { min: number; max: number }): number | undefined {
    if (isAbsent(value)) return undefined;
    if (typeof value !== "number" || !Number.isInteger(value)) {
      this.add(path, "NUMBER_TYPE_COERCE", `Value "${String(value)}" is not int.`);
      return undefined;
    }
    if (value < rule.min)
      this.add(path, "NUMBER_TYPE_MIN", `int value should be greater than or equal to ${rule.min}.`);
    if (value > rule.max)
      this.add(path, "NUMBER_TYPE_MAX", `int value should be less than or equal to ${rule.max}.`);
    return value;
  }

  choice(path: Path, value: unknown, allowed: readonly (string | number)[]): void {
    if (!allowed.some((one) => one === value))
      this.add(path, "BASE_TYPE_CHOICES", `Value must be one of {${allowed.join(", ")}}.`);
  }

  /** An address that Discord would take: http or https, and with `attachment` also attachment://name. */
  url(path: Path, value: unknown, rule: { max: number; attachment?: boolean; required?: boolean }): void {
    const text = this.text(path, value, { max: rule.max, required: rule.required ?? false });
    if (text === undefined) return;
    if (rule.attachment === true && /^attachment:\/\/[\w.-]+$/.test(text)) return;
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1];
    if (scheme !== undefined && !/^https?$/i.test(scheme) && text.includes("://"))
      this.add(
        path,
        "URL_TYPE_INVALID_SCHEME",
        `Scheme "${scheme}" is not supported. Scheme must be one of ('http', 'https').`,
      );
    else if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text))
      this.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
  }
}
