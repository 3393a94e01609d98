import type { JsonObject } from "./json.js";
import { type Metadata, metadataFor } from "./metadata.js";

/** A message as the emulator keeps it, ephemeral or not. */
export interface SlackMessage {
  readonly ts: string;
  readonly channel: string;
  readonly team: string;
  /** Who wrote it; for the app, its bot user. */
  readonly user: string;
  readonly byBot: boolean;
  text: string;
  blocks: readonly JsonObject[];
  attachments: readonly JsonObject[];
  readonly threadTs?: string;
  /** A reply that the channel sees as well. */
  readonly broadcast?: boolean;
  metadata?: Metadata | undefined;
  /** Who alone sees it. */
  readonly ephemeralTo?: string;
  /** By which way it came. */
  readonly via: "person" | "chat.postMessage" | "chat.postEphemeral" | "response_url" | "ack";
  /** The response_url that it came by, or whose ack it was. */
  readonly responseUrl?: string;
  /** The arguments as the app sent them last; for a person's message, nothing. */
  sent: JsonObject;
  clientMsgId?: string;
  edits: number;
  deleted: boolean;
  /** The moment by the emulator's clock. */
  readonly at: number;
  reactions: readonly { name: string; user: string }[];
}

/** Whether this is a reply in a thread. */
export const isReply = (message: SlackMessage): boolean =>
  message.threadTs !== undefined && message.threadTs !== message.ts;

interface Identity {
  readonly appId: string;
  readonly botId: string;
  readonly botUser: string;
}

/** A message as Slack hands it out; what is attached to it for apps is whole only where that is asked for. */
export function wireMessage(
  message: SlackMessage,
  identity: Identity,
  replies: readonly SlackMessage[],
  allMetadata = false,
): JsonObject {
  const parent = !isReply(message) && replies.length > 0;
  return {
    type: "message",
    ...(message.broadcast === true && { subtype: "thread_broadcast" }),
    user: message.user,
    ...(message.byBot
      ? {
          bot_id: identity.botId,
          app_id: identity.appId,
          bot_profile: {
            id: identity.botId,
            app_id: identity.appId,
            user_id: identity.botUser,
            name: "dateline",
            deleted: false,
            team_id: message.team,
          },
        }
      : { client_msg_id: message.clientMsgId }),
    ts: message.ts,
    team: message.team,
    text: message.text,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(parent
      ? {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users: [...new Set(replies.map((reply) => reply.user))],
          latest_reply: replies.at(-1)?.ts,
        }
      : {}),
    ...metadataFor(message.metadata, allMetadata),
    ...(message.edits > 0 ? { edited: { user: message.user, ts: message.ts } } : {}),
    ...(message.reactions.length > 0
      ? { reactions: message.reactions.map(({ name, user }) => ({ name, users: [user], count: 1 })) }
      : {}),
  };
}
