import { MessageFlags, MessageType } from "discord-api-types/v10";
import { objectOf } from "../body.js";
import type { Emulator } from "../emulator.js";
import { refusal } from "../errors.js";
import { answerFields, type Interaction } from "../interactions.js";
import type { Json } from "../json.js";
import { fileNames, type SentFile, type StoredMessage } from "../messages.js";
import type { Call, Router } from "../router.js";
import { checkMessage } from "../validate/message.js";

const BASE = "/webhooks/:application/:token";
const SPEC = "/webhooks/{webhook_id}/{webhook_token}";
const MESSAGE_SPEC = `${SPEC}/messages/{message_id}`;

/** What follows the first answer: its edits and further messages, by the interaction's token. */
export function addWebhookRoutes(router: Router, emulator: Emulator): void {
  const { interactions, messages } = emulator;
  const interactionOf = ({ params }: Call): Interaction =>
    interactions.ofWebhook(emulator, params["application"] ?? "", params["token"] ?? "");
  const messageOf = (call: Call): StoredMessage =>
    ownMessage(interactionOf(call), call.params["message"] ?? "", emulator);

  router.add(
    "POST",
    BASE,
    (call) => {
      const interaction = interactionOf(call);
      const stored = followUp(emulator, interaction, call);
      return { status: 200, body: stored.api };
    },
    { open: true, spec: SPEC },
  );
  const path = `${BASE}/messages/:message`;
  const options = { open: true, spec: MESSAGE_SPEC };
  router.add("GET", path, (call) => ({ status: 200, body: messageOf(call).api }), options);
  router.add(
    "PATCH",
    path,
    (call) => {
      const stored = messageOf(call);
      editByWebhook(emulator, stored, objectOf(call.body), call.body.files, call.checkSpec);
      return { status: 200, body: stored.api };
    },
    options,
  );
  router.add(
    "DELETE",
    path,
    (call) => {
      messages.remove(messageOf(call));
      return { status: 204 };
    },
    { open: true },
  );
}

/** The message that a webhook may touch: the first answer or one of the followups. */
function ownMessage(interaction: Interaction, id: string, emulator: Emulator): StoredMessage {
  const { original, followups } = interaction;
  const wanted = id === "@original" ? original : [original, ...followups].find((one) => one?.id === id);
  // All interactions of an application share one webhook: other answers of it in the channel are its own.
  const other = emulator.messages.get(id);
  const stored = wanted ?? (other?.api.webhook_id === undefined ? undefined : other);
  if (stored === undefined || stored.deleted || stored.author !== emulator.world.bot) throw refusal(10008);
  if (stored.channel !== interaction.channel) throw refusal(10008);
  return stored;
}

/** Edits a message by webhook: no channel permissions are needed. The first edit ends "thinking …". */
function editByWebhook(
  emulator: Emulator,
  stored: StoredMessage,
  body: Json,
  files: readonly SentFile[],
  checkSpec: () => void,
): void {
  const { messages, records } = emulator;
  const existing = (stored.api.flags ?? 0) & ~MessageFlags.Loading;
  const flags = checkMessage(body, {
    door: "edit",
    before: { ...stored.api },
    flags: existing,
    files: fileNames(files, stored.api),
    warn: (text) => records.warnings.push(text),
  });
  checkSpec();
  messages.edit(stored, body, flags, files);
}

function followUp(emulator: Emulator, interaction: Interaction, call: Call): StoredMessage {
  const { messages, records, world } = emulator;
  const body = objectOf(call.body);
  const { files } = call.body;
  const { original } = interaction;
  // docs, Create Followup Message: after a deferral it is the edit of the answer, ephemeral as that was.
  if (original !== undefined && !original.deleted && isLoading(original)) {
    const { flags: _, ...rest } = body;
    const flags = Number(body["flags"] ?? 0) & ~MessageFlags.Ephemeral;
    editByWebhook(emulator, original, flags === 0 ? rest : { ...rest, flags }, files, call.checkSpec);
    return original;
  }
  const warn = (text: string) => records.warnings.push(text);
  const flags = checkMessage(body, { door: "followup", files: fileNames(files), warn });
  call.checkSpec();
  const ephemeral = (flags & MessageFlags.Ephemeral) !== 0;
  const stored = messages.create({
    channel: interaction.channel,
    author: world.bot,
    body,
    flags,
    files,
    type: original === undefined ? MessageType.Default : MessageType.Reply,
    repliesTo: original,
    extra: answerFields(emulator, interaction),
    ephemeralFor: ephemeral ? interaction.user : undefined,
  });
  interaction.followups.push(stored);
  emulator.changes.notify();
  return stored;
}

function isLoading(stored: StoredMessage): boolean {
  return ((stored.api.flags ?? 0) & MessageFlags.Loading) !== 0;
}
