import { MessageFlags } from "discord-api-types/v10";
import { objectOf } from "../body.js";
import type { Emulator } from "../emulator.js";
import { refusal } from "../errors.js";
import { isAbsent, isJson, type Json, listOf, textOf } from "../json.js";
import { LIMITS } from "../limits.js";
import { fileNames, type StoredMessage } from "../messages.js";
import { may } from "../permissions.js";
import type { Call, Reply, Router } from "../router.js";
import { Form } from "../validate/form.js";
import { checkMessage } from "../validate/message.js";
import type { Channel } from "../world.js";
import { require, requireWriting, visibleChannel, visibleMessage } from "./access.js";

const SPEC = "/channels/{channel_id}/messages";

/** The messages of a channel. */
export function addMessageRoutes(router: Router, emulator: Emulator): void {
  const { messages, world } = emulator;
  const channelOf = ({ params }: Call) => visibleChannel(emulator, params["channel"]);
  const messageOf = (call: Call) => visibleMessage(emulator, channelOf(call), call.params["message"]);
  // Without the privileged intent the contents are withheld here as they are on the gateway. What a message was sent
  // with to be told from others is for whoever waits for it, and is not kept.
  const shown = (stored: StoredMessage) => {
    const { nonce: _, ...api } = emulator.gateway.readsContents ? stored.api : messages.redacted(stored);
    return api;
  };
  const base = "/channels/:channel/messages";
  const one = `${base}/:message`;
  const specOne = { spec: `${SPEC}/{message_id}` };

  router.add("POST", base, (call) => create(emulator, channelOf(call), call), { spec: SPEC });
  router.add(
    "GET",
    base,
    (call) => {
      const channel = channelOf(call);
      const readable = channel.guild === undefined || may(channel, world.bot, "ReadMessageHistory");
      const page = readable ? pageOf(messages.in(channel), call.query) : [];
      return { status: 200, body: page.map(shown) };
    },
    { spec: SPEC },
  );
  router.add(
    "GET",
    one,
    (call) => {
      const stored = messageOf(call);
      require(emulator, stored.channel, "ReadMessageHistory");
      return { status: 200, body: shown(stored) };
    },
    specOne,
  );
  router.add("PATCH", one, (call) => edit(emulator, messageOf(call), call), specOne);
  router.add("DELETE", one, (call) => {
    const stored = messageOf(call);
    if (stored.author !== world.bot) {
      if (stored.channel.guild === undefined) throw refusal(50003);
      require(emulator, stored.channel, "ManageMessages");
    }
    messages.remove(stored);
    return { status: 204 };
  });
}

function create(emulator: Emulator, channel: Channel, call: Call): Reply {
  const { messages, records, world, clock } = emulator;
  const body = objectOf(call.body);
  const { files } = call.body;
  requireWriting(emulator, channel);
  const warn = (text: string) => records.warnings.push(text);
  const flags = checkMessage(body, { door: "channel", files: fileNames(files), warn });
  call.checkSpec();
  // seen: a bot without this right gets 50013 for embeds; only people's links stay without previews.
  if (listOf(body["embeds"]).length > 0) require(emulator, channel, "EmbedLinks");
  if (files.length > 0) require(emulator, channel, "AttachFiles");
  if (channel.archived) throw refusal(50083);
  const repliesTo = referenced(emulator, channel, body["message_reference"]);
  const earlier = body["enforce_nonce"] === true ? sameNonce(messages.in(channel), body["nonce"]) : undefined;
  if (earlier !== undefined) {
    const age = clock.now() - Date.parse(earlier.api.timestamp);
    if (earlier.author === world.bot && age <= LIMITS.message.nonceMilliseconds)
      return { status: 200, body: earlier.api };
  }
  const stored = messages.create({ channel, author: world.bot, body, flags, files, repliesTo });
  return { status: 200, body: stored.api };
}

function sameNonce(stored: StoredMessage[], nonce: unknown): StoredMessage | undefined {
  if (isAbsent(nonce)) return undefined;
  return stored.findLast((one) => one.api.nonce !== undefined && String(one.api.nonce) === String(nonce));
}

/** The message that is replied to; one that is gone is an error unless the body says otherwise. */
function referenced(emulator: Emulator, channel: Channel, reference: unknown): StoredMessage | undefined {
  if (!isJson(reference)) return undefined;
  if (channel.guild !== undefined && !may(channel, emulator.world.bot, "ReadMessageHistory"))
    throw refusal(160002);
  const stored = emulator.messages.get(textOf(reference["message_id"]));
  const there = stored !== undefined && !stored.deleted && stored.channel === channel;
  if (there && stored.ephemeralFor === undefined) return stored;
  if (reference["fail_if_not_exists"] === false) return undefined;
  const form = new Form();
  form.add(["message_reference"], "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
  form.check();
  return undefined;
}

function edit(emulator: Emulator, stored: StoredMessage, call: Call): Reply {
  const { messages, records, world } = emulator;
  const body = objectOf(call.body);
  const { files } = call.body;
  if (stored.author !== world.bot) {
    const onlyFlags = Object.keys(body).every((key) => key === "flags");
    if (!onlyFlags) throw refusal(50005);
    require(emulator, stored.channel, "ManageMessages");
  }
  const existing = (stored.api.flags ?? 0) & ~MessageFlags.Loading;
  const flags = checkMessage(body, {
    door: "edit",
    before: { ...stored.api } as Json,
    flags: existing,
    files: fileNames(files, stored.api),
    warn: (text) => records.warnings.push(text),
  });
  call.checkSpec();
  if (listOf(body["embeds"]).length > 0) require(emulator, stored.channel, "EmbedLinks");
  messages.edit(stored, body, flags, files);
  return { status: 200, body: stored.api };
}

/** docs, Get Channel Messages: newest first; before, after and around exclude each other. */
function pageOf(stored: StoredMessage[], query: URLSearchParams): StoredMessage[] {
  const limit = Number(query.get("limit") ?? LIMITS.message.pageDefault);
  const form = new Form();
  form.integer(["limit"], limit, { min: 1, max: LIMITS.message.page });
  form.check();
  const [before, after] = [query.get("before"), query.get("after")];
  if (before !== null)
    return stored
      .filter((one) => BigInt(one.id) < BigInt(before))
      .slice(-limit)
      .reverse();
  if (after !== null)
    return stored
      .filter((one) => BigInt(one.id) > BigInt(after))
      .slice(0, limit)
      .reverse();
  return stored.slice(-limit).reverse();
}
