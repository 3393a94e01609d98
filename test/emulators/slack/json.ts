/** A JSON object of which nothing is known yet. */
export type JsonObject = Record<string, unknown>;

/** Whether a value is a JSON object, and no array. */
export const isRecord = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value if it is a string that is not empty. */
export const stringOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** The objects of a list; nothing where it is no list. */
export const recordsOf = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

/** Parsed JSON, or undefined where the text is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An argument that may come as JSON text (form-encoded calls) or as the value itself (JSON calls). */
export const jsonArg = (value: unknown): unknown => (typeof value === "string" ? parseJson(value) : value);

/** Form-encoded calls send everything as text. */
export const booleanArg = (value: unknown): boolean => value === true || value === "true" || value === "1";
