import { isRecord } from "../json.js";

/** Fields that carry no text that anybody sees. */
const silent = new Set(["type", "block_id", "action_id", "value", "style", "callback_id"]);

/** The characters of all text in a payload, however deep. */
export function textsIn(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + textsIn(each), 0);
  if (!isRecord(value)) return 0;
  let sum = 0;
  for (const [name, field] of Object.entries(value)) if (!silent.has(name)) sum += textsIn(field);
  return sum;
}
