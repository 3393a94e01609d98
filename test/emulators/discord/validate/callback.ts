import { InteractionResponseType as Answer, InteractionType, MessageFlags } from "discord-api-types/v10";
import { isAbsent, isJson, type Json } from "../json.js";
import { LIMITS } from "../limits.js";
import { checkAutocomplete } from "./choices.js";
import { Form } from "./form.js";
import { checkMessage } from "./message.js";

export interface CallbackContext {
  readonly type: InteractionType;
  /** Whether there is a message whose component was used. */
  readonly fromComponent: boolean;
  readonly focusedType: number | undefined;
  readonly before: object | undefined;
  readonly files: ReadonlySet<string>;
  readonly warn: (text: string) => void;
}

/** docs, Interaction Callback Type: which answers fit which interaction. */
const ANSWERS: Partial<Record<InteractionType, readonly number[]>> = {
  [InteractionType.ApplicationCommand]: [4, 5, 9],
  [InteractionType.MessageComponent]: [4, 5, 6, 7, 9],
  [InteractionType.ApplicationCommandAutocomplete]: [8],
  [InteractionType.ModalSubmit]: [4, 5],
};

/** Checks a callback; throws as Discord refuses it. Gives the flags of the message that it makes. */
export function checkCallback(body: Json, context: CallbackContext): number {
  const form = new Form();
  const type = body["type"];
  const base = ANSWERS[context.type] ?? [];
  const allowed =
    context.type === InteractionType.ModalSubmit && context.fromComponent ? [...base, 6, 7] : base;
  if (isAbsent(type)) form.required(["type"]);
  else form.choice(["type"], type, allowed);
  form.check();
  const data = isAbsent(body["data"]) ? undefined : form.object(["data"], body["data"]);
  const { warn, files } = context;
  switch (type) {
    case Answer.ChannelMessageWithSource:
      if (data === undefined) form.required(["data"]);
      form.check();
      return checkMessage(data ?? {}, { door: "interaction", path: ["data"], files, warn });
    case Answer.DeferredChannelMessageWithSource:
      return checkDeferral(form, data ?? {}, warn);
    case Answer.UpdateMessage: {
      const before = isJson(context.before) ? context.before : {};
      form.check();
      const flags = Number(before["flags"] ?? 0);
      return checkMessage(data ?? {}, { door: "edit", path: ["data"], before, flags, files, warn });
    }
    case Answer.ApplicationCommandAutocompleteResult:
      checkAutocomplete(body["data"], context.focusedType ?? 3);
      return 0;
    case Answer.Modal:
      checkModal(form, data);
      return 0;
    default:
      form.check();
      return 0;
  }
}

/** A deferral says only whether the answer will be ephemeral. */
function checkDeferral(form: Form, data: Json, warn: (text: string) => void): number {
  const flags = form.integer(["data", "flags"], data["flags"], { min: 0, max: 0x7f_ff_ff_ff }) ?? 0;
  for (const key of Object.keys(data))
    if (key !== "flags" && !isAbsent(data[key]))
      form.add(["data", key], "INTERACTION_DEFERRAL_FIELD", "A deferred answer takes no field but flags");
  form.check();
  if ((flags & ~MessageFlags.Ephemeral) !== 0)
    warn(`flags ${flags & ~MessageFlags.Ephemeral} of a deferred answer are ignored: set them on the edit`);
  return flags & MessageFlags.Ephemeral;
}

function checkModal(form: Form, data: Json | undefined): void {
  if (data === undefined) form.required(["data"]);
  const { title, customId, components } = LIMITS.modal;
  form.text(["data", "title"], data?.["title"], { min: 1, max: title, required: true });
  form.text(["data", "custom_id"], data?.["custom_id"], { min: 1, max: customId, required: true });
  form.list(["data", "components"], data?.["components"], { min: 1, max: components });
  form.check();
}
