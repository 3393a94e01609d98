import { type Content, withIds } from "./content.js";
import type { Core } from "./core.js";
import type { JsonObject } from "./json.js";
import type { SlackMessage } from "./messages.js";
import type { Metadata } from "./metadata.js";
import { messageEvent } from "./payloads/events.js";
import type { Channel, Team } from "./people.js";

/** A message of the app, on its way into a channel. */
export interface Posting {
  readonly team: Team;
  readonly channel: Channel;
  readonly content: Content;
  readonly via: SlackMessage["via"];
  readonly sent: JsonObject;
  readonly threadTs?: string | undefined;
  readonly ephemeralTo?: string | undefined;
  readonly responseUrl?: string | undefined;
  readonly broadcast?: boolean;
  readonly metadata?: Metadata | undefined;
}

/** Puts a message of the app into its channel. */
export function post(core: Core, posting: Posting): SlackMessage {
  const { team, channel, content } = posting;
  const message: SlackMessage = {
    ts: core.world.ids.ts(),
    channel: channel.id,
    team: team.id,
    user: team.botUser.id,
    byBot: true,
    text: content.text ?? "",
    blocks: withIds(core, content.blocks ?? []),
    attachments: content.attachments ?? [],
    ...(posting.threadTs === undefined ? {} : { threadTs: posting.threadTs }),
    ...(posting.ephemeralTo === undefined ? {} : { ephemeralTo: posting.ephemeralTo }),
    ...(posting.responseUrl === undefined ? {} : { responseUrl: posting.responseUrl }),
    ...(posting.broadcast === true && { broadcast: true }),
    ...(posting.metadata === undefined ? {} : { metadata: posting.metadata }),
    via: posting.via,
    sent: posting.sent,
    edits: 0,
    deleted: isUnseen(core, posting),
    at: core.now(),
    reactions: [],
  };
  core.world.add(message);
  messageEvent(core, message, "posted");
  core.watch.touch();
  return message;
}

/**
 * Whether Slack takes a message and shows it to nobody. The reference of chat.postEphemeral: "Ephemeral messages in
 * threads are only shown if there is already an active thread."
 */
function isUnseen(core: Core, { channel, threadTs, ephemeralTo, via }: Posting): boolean {
  if (ephemeralTo === undefined || threadTs === undefined) return false;
  const parent = core.world.message(channel.id, threadTs);
  const begun = parent !== undefined && core.world.repliesTo(parent).length > 0;
  if (!begun) core.records.warn(via, "an ephemeral message in a thread that has not begun: nobody sees it");
  return !begun;
}

/**
 * Changes a message of the app. Blocks that are not given stay only where no text is given either: the
 * page of chat.update says that a new text takes the place of the old blocks.
 */
export function edit(core: Core, message: SlackMessage, content: Content, sent: JsonObject): void {
  const { text, blocks, attachments } = content;
  if (text !== undefined || blocks !== undefined) message.blocks = withIds(core, blocks ?? []);
  if (text !== undefined) message.text = text;
  if (attachments !== undefined) message.attachments = attachments;
  // Whether links unfurl is said by the post: chat.update takes nothing of the kind.
  const { unfurl_links, unfurl_media } = message.sent;
  message.sent = { ...(message.via === "response_url" ? {} : { unfurl_links, unfurl_media }), ...sent };
  message.edits += 1;
  messageEvent(core, message, "changed");
  core.watch.touch();
}

/** Takes a message away. */
export function remove(core: Core, message: SlackMessage): void {
  message.deleted = true;
  messageEvent(core, message, "deleted");
  core.watch.touch();
}
