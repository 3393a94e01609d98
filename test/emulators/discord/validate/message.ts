import { MessageFlags } from "discord-api-types/v10";
import { plainRefusal, refusal } from "../errors.js";
import { isSnowflake } from "../ids.js";
import { isAbsent, isJson, type Json, listOf, textOf } from "../json.js";
import { LIMITS } from "../limits.js";
import { checkComponents } from "./components.js";
import { checkEmbeds } from "./embeds.js";
import { Form, type Path } from "./form.js";
import { checkAllowedMentions } from "./mentions.js";

/** Where a message comes from; each door takes other flags. */
export type MessageDoor = "channel" | "interaction" | "followup" | "edit";

export interface MessageContext {
  readonly door: MessageDoor;
  /** Where the message stands in the body: `["data"]` in a callback. */
  readonly path?: Path;
  /** Flags that an edited message already has. */
  readonly flags?: number;
  /** The message that is edited, whose fields stay unless the body names them. */
  readonly before?: Json;
  /** Names of the files that come with the message or are there already. */
  readonly files?: ReadonlySet<string>;
  /** Told what Discord takes without a word and does not do. */
  readonly warn?: (text: string) => void;
}

const V2 = MessageFlags.IsComponentsV2;
const SETTABLE: Record<MessageDoor, number> = {
  channel: MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | V2,
  interaction: MessageFlags.Ephemeral | MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | V2,
  followup: MessageFlags.Ephemeral | MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | V2,
  edit: MessageFlags.SuppressEmbeds | V2,
};

/** Checks a message body; throws as Discord refuses it. Gives the flags that the message will have. */
export function checkMessage(body: Json, context: MessageContext): number {
  const { door, path = [], before } = context;
  const form = new Form();
  const flags = flagsOf(form, body, context);
  form.text([...path, "content"], body["content"], { max: LIMITS.message.content });
  form.boolean([...path, "tts"], body["tts"]);
  checkEmbeds(form, [...path, "embeds"], body["embeds"]);
  checkAllowedMentions(form, [...path, "allowed_mentions"], body["allowed_mentions"]);
  form.list([...path, "sticker_ids"], body["sticker_ids"], { max: LIMITS.message.stickers });
  const attached = form.list([...path, "attachments"], body["attachments"], {
    max: LIMITS.message.attachments,
  });
  if (door === "channel") checkChannelOnly(form, path, body);
  const v2 = (flags & V2) !== 0;
  if (v2) checkLegacyFields(form, path, body, before);
  const files = new Set(context.files);
  for (const file of attached) if (isJson(file)) files.add(textOf(file["filename"]));
  const components = isAbsent(body["components"]) && before !== undefined ? undefined : body["components"];
  const scope = checkComponents(form, [...path, "components"], components, v2, files);
  form.check();
  if (scope.textBytes > LIMITS.v2.textBytes) throw plainRefusal(500, "Internal Server Error");
  if (isEmpty(body, before, files.size > 0)) throw refusal(50006);
  return flags;
}

function flagsOf(form: Form, body: Json, context: MessageContext): number {
  const { door, path = [], flags: existing = 0, warn = () => {} } = context;
  const given = form.integer([...path, "flags"], body["flags"], { min: 0, max: 0x7f_ff_ff_ff });
  if (given === undefined) return existing;
  const settable = SETTABLE[door];
  const ignored = given & ~settable & ~existing;
  if (ignored !== 0) warn(`flags ${ignored} cannot be set on a message by "${door}" and are ignored`);
  if ((existing & V2) !== 0 && (given & V2) === 0)
    warn("IS_COMPONENTS_V2 cannot be taken off a message: it stays");
  return (existing & (~settable | V2)) | (given & settable);
}

/** With IS_COMPONENTS_V2, what the message had or gets of the old fields is refused. */
function checkLegacyFields(form: Form, path: Path, body: Json, before: Json | undefined): void {
  const used = (key: string, value: unknown) =>
    isAbsent(value) && !(key in body) ? used.has(before?.[key]) : used.has(value);
  used.has = (value: unknown) => (Array.isArray(value) ? value.length > 0 : !isAbsent(value) && value !== "");
  for (const key of ["content", "embeds", "poll", "sticker_ids"])
    if (used(key, body[key]))
      form.add(
        [...path, key],
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      );
}

function checkChannelOnly(form: Form, path: Path, body: Json): void {
  const nonce = body["nonce"];
  if (typeof nonce === "string") form.text([...path, "nonce"], nonce, { max: LIMITS.message.nonce });
  else if (!isAbsent(nonce) && !Number.isInteger(nonce))
    form.add([...path, "nonce"], "NONCE_TYPE_INVALID", "Must be a string or an integer.");
  form.boolean([...path, "enforce_nonce"], body["enforce_nonce"]);
  const reference = body["message_reference"];
  if (isAbsent(reference)) return;
  const inner = form.object([...path, "message_reference"], reference);
  if (inner !== undefined && !isSnowflake(inner["message_id"]))
    form.required([...path, "message_reference", "message_id"]);
}

/** Whether nothing would be left to show. */
function isEmpty(body: Json, before: Json | undefined, files: boolean): boolean {
  const after = (key: string) => (key in body ? body[key] : before?.[key]);
  if (textOf(after("content")).trim() !== "" || files || isJson(after("poll"))) return false;
  return ["embeds", "components", "attachments", "sticker_ids"].every(
    (key) => listOf(after(key)).length === 0,
  );
}
