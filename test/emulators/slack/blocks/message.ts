import { isRecord, type JsonObject, recordsOf } from "../json.js";
import { limits } from "../limits.js";
import { messageBlock } from "./kinds.js";
import { textsIn } from "./measure.js";
import { list, type Problem, sentence } from "./rules.js";

/** Why a payload is refused: Slack's error code and its sentences. */
export interface Refusal {
  readonly error: string;
  readonly errors: readonly string[];
}

/** Calls `see` for every object in a payload that has this field as a string. */
function each(value: unknown, field: string, at: string, see: (text: string, at: string) => void): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) each(item, field, `${at}/${index}`, see);
  } else if (isRecord(value)) {
    const own = value[field];
    if (typeof own === "string") see(own, `${at}/${field}`);
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner === "object") each(inner, field, `${at}/${name}`, see);
    }
  }
}

/** An id may stand once in a payload. */
export function findRepeatedIds(blocks: unknown, at: string, found: Problem[]): void {
  for (const field of ["block_id", "action_id"]) {
    const seen = new Set<string>();
    each(blocks, field, at, (id, where) => {
      if (seen.has(id)) found.push({ at: where, message: `\`${field}\` "${id}" already exists` });
      seen.add(id);
    });
  }
}

const isTable = (block: JsonObject): boolean => block["type"] === "table" || block["type"] === "data_table";

function tablesIn(blocks: readonly JsonObject[], at: string): string[] {
  return blocks.flatMap((block, index) => [
    ...(isTable(block) ? [`${at}/${index}`] : []),
    ...tablesIn(recordsOf(block["child_blocks"]), `${at}/${index}/child_blocks`),
  ]);
}

const allBlocks = list(messageBlock, { max: limits.message.blocks.max_items });

/** What Slack refuses in the blocks of a message; undefined where it takes them. */
export function refusalOfBlocks(blocks: unknown, at = "/blocks"): Refusal | undefined {
  const found: Problem[] = [];
  allBlocks(blocks, at, found);
  if (found.length === 0) {
    findRepeatedIds(blocks, at, found);
    const known = recordsOf(blocks);
    for (const where of tablesIn(known, at).slice(limits.table.per_message.max_items)) {
      found.push({ at: where, message: "only_one_table_allowed" });
    }
    const markdown = known.filter((block) => block["type"] === "markdown");
    if (textsIn(markdown) > limits.markdown.text.max_length) {
      found.push({
        at,
        message: `markdown must be less than ${limits.markdown.text.max_length + 1} characters`,
      });
    }
  }
  if (found.length > 0) return { error: "invalid_blocks", errors: found.map(sentence) };
  const { max_length: most, each_block: weight } = limits.message.all_blocks;
  const size = textsIn(blocks) + weight * (Array.isArray(blocks) ? blocks.length : 0);
  // Slack says no more than the code; the size is for whoever reads the log.
  return size > most ? { error: "msg_blocks_too_long", errors: [] } : undefined;
}
