/** A document as text: the same for the same document, in whatever order its fields were set. */
export function textOf(document: object): string {
  return JSON.stringify(document, (_, value: unknown) => (isPlain(value) ? sorted(value) : value));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** By code unit. fromEntries defines fields where an assignment would set a prototype. */
function sorted(value: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
