import { isRecord, recordsOf } from "../json.js";
import { limits } from "../limits.js";
import { plainText } from "./composition.js";
import { viewBlock } from "./kinds.js";
import { findRepeatedIds, type Refusal } from "./message.js";
import { boolean, byType, list, object, type Problem, sentence, string } from "./rules.js";

const { view } = limits;
const fields = {
  private_metadata: string({ max: view.private_metadata.max_length }),
  callback_id: string({ max: view.callback_id.max_length }),
  external_id: string({ max: 255 }),
};
const blocks = list(viewBlock, { min: view.blocks.min_items, max: view.blocks.max_items });

const home = object({ blocks }, fields);
const modal = object(
  { title: plainText(view.title.max_length), blocks },
  {
    ...fields,
    close: plainText(view.close.max_length),
    submit: plainText(view.submit.max_length),
    clear_on_close: boolean,
    notify_on_close: boolean,
    submit_disabled: boolean,
  },
);

/** What Slack refuses in a view; undefined where it takes it. */
export function refusalOfView(value: unknown, type: "home" | "modal"): Refusal | undefined {
  const found: Problem[] = [];
  byType(type === "home" ? { home } : { modal })(value, "/view", found);
  if (isRecord(value) && found.length === 0) {
    findRepeatedIds(value["blocks"], "/view/blocks", found);
    for (const [index, block] of recordsOf(value["blocks"]).entries()) {
      if (type === "modal" && block["type"] === "input" && value["submit"] === undefined) {
        found.push({
          at: `/view/blocks/${index}/input`,
          message: "must define `submit` to use an `input` block in modals",
        });
      }
    }
  }
  return found.length > 0 ? { error: "invalid_arguments", errors: found.map(sentence) } : undefined;
}
