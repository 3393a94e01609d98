import { createHash } from "node:crypto";
import type { Destination, Poster, PostHow } from "../../core/channel/poster.js";
import type { Message } from "../../core/channel/reception.js";
import { DatelineError } from "../../core/errors.js";
import type { WritePress } from "./blocks.js";
import { slackCapacity } from "./capacity.js";
import { slackCarrier } from "./failures.js";
import { limits } from "./limits.js";
import { idOfMessage, placeOfMessage } from "./message-ids.js";
import { payloadOf } from "./messages.js";
import type { Workspaces } from "./workspaces.js";

/** What of a message in a channel's history tells whether it is one of ours. */
interface Listed {
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly subtype?: string;
  readonly bot_id?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: object };
}

interface Listing {
  readonly messages?: readonly Listed[];
  readonly has_more?: boolean;
  readonly response_metadata?: { readonly next_cursor?: string };
}

/** What tells our posts apart in a channel's history; people do not see it. */
const POST = "dateline_post";
/** Where no blocks are shown, in the place of a headline that is too long, or that Slack would read as markup. */
const CHANGED = "This was changed.";
/** Of bold type, quotations, emoji and the like: only a post can say that there are none. */
const MARKS = /[*_~`]|&gt;|:[\w+-]+:/;
/** Milliseconds by which clocks may differ. */
const TOLERANCE = 60_000;

/** Posts in the channels of Slack. */
export class SlackPoster implements Poster {
  readonly platform = "slack";
  readonly carrier = slackCarrier;
  readonly capacity = slackCapacity;
  readonly #workspaces: Workspaces;
  readonly #write: WritePress;

  constructor(workspaces: Workspaces, write: WritePress) {
    this.#workspaces = workspaces;
    this.#write = write;
  }

  async post({ team, channel }: Destination, message: Message, { key, replyTo }: PostHow): Promise<string> {
    const client = await this.#workspaces.clientOf(team);
    const content = {
      channel,
      ...payloadOf(message, { kind: "message" }, this.#write),
      metadata: { event_type: POST, event_payload: { key: written(key) } },
    };
    const { ts, message: posted } = await client.chat.postMessage(
      // Whoever read what is answered need not look into threads.
      replyTo === null
        ? content
        : { ...content, thread_ts: placeOfMessage(replyTo).top, reply_broadcast: true },
    );
    return idOfMessage({ ts, thread_ts: posted?.thread_ts });
  }

  async find({ team, channel }: Destination, key: string, since: number): Promise<string | null> {
    const client = await this.#workspaces.clientOf(team);
    const asked = {
      channel,
      oldest: String(Math.max(0, since - TOLERANCE) / 1_000),
      include_all_metadata: true,
      limit: limits.historyPage,
    };
    const threads = new Set<string>();
    const inChannel = pagesOf((cursor) => client.conversations.history({ ...asked, ...cursor }));
    for await (const said of inChannel) {
      const found = said.find((one) => isUnder(key, one));
      if (found !== undefined) return idOfMessage(found);
      for (const thread of said.flatMap(threadToLookInto)) threads.add(thread);
    }
    for (const ts of threads) {
      const inThread = pagesOf((cursor) => client.conversations.replies({ ...asked, ts, ...cursor }));
      for await (const said of inThread) {
        const found = said.find((one) => isUnder(key, one));
        if (found !== undefined) return idOfMessage(found);
      }
    }
    return null;
  }

  async edit({ team, channel }: Destination, id: string, message: Message): Promise<void> {
    const client = await this.#workspaces.clientOf(team);
    const { text, blocks } = payloadOf(message, { kind: "message" }, this.#write);
    await client.chat.update({
      ...{ channel, ts: placeOfMessage(id).ts, blocks },
      text: text.length > limits.updatedText || MARKS.test(text) ? CHANGED : text,
      // Unlike a post, what is changed has its names and addresses made into links where nobody says otherwise.
      ...{ parse: "none", link_names: false },
    });
  }
}

/** A reply that the channel sees stands in its history; what is attached to it may stand in its thread alone. */
function threadToLookInto({ subtype, metadata, bot_id: bot, thread_ts: thread }: Listed): string[] {
  const isOfBot = subtype === "thread_broadcast" && bot !== undefined;
  return isOfBot && metadata?.event_payload === undefined && thread !== undefined ? [thread] : [];
}

/** The pages of a list; throws where there is no end of them, for then nothing can be said of what is not there. */
async function* pagesOf(
  page: (cursor: { cursor?: string }) => Promise<Listing>,
): AsyncGenerator<readonly Listed[]> {
  let cursor: { cursor?: string } = {};
  for (let pages = 0; pages < limits.historyPages; pages++) {
    const { messages = [], has_more: hasMore = false, response_metadata: next } = await page(cursor);
    yield messages;
    if (!hasMore) return;
    if (!next?.next_cursor) break;
    cursor = { cursor: next.next_cursor };
  }
  throw new DatelineError(
    "slack-history-too-long",
    "Too much has been said in that channel since: look there whether it was posted.",
  );
}

function isUnder(key: string, { metadata }: Listed): boolean {
  const payload = metadata?.event_payload ?? {};
  return metadata?.event_type === POST && "key" in payload && payload.key === written(key);
}

/** A key as a message carries it: of one length, and telling nothing, for every app in the workspace can read it. */
function written(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}
