import { readContent } from "./content.js";
import type { Core } from "./core.js";
import { SlackRefusal } from "./errors.js";
import { booleanArg, isRecord, type JsonObject, parseJson, stringOf } from "./json.js";
import { limits } from "./limits.js";
import type { SlackMessage } from "./messages.js";
import type { Channel, Team, User } from "./people.js";
import { edit, post, remove } from "./posting.js";

interface ResponseUrl {
  readonly url: string;
  readonly team: Team;
  readonly channel: Channel;
  readonly user: User;
  /** The message whose button was pressed. */
  readonly original: SlackMessage | undefined;
  readonly at: number;
  uses: number;
}

/** How a response_url answered: status and text. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** The response URLs of commands and presses. */
export class ResponseUrls {
  readonly #known = new Map<string, ResponseUrl>();

  constructor(private readonly core: () => Core) {}

  issue(about: Pick<ResponseUrl, "team" | "channel" | "user" | "original">): string {
    const { url, world, now } = this.core();
    const path = `/response/${about.team.id}/${world.ids.next("")}`;
    this.#known.set(path, { ...about, url: url() + path, at: now(), uses: 0 });
    return url() + path;
  }

  /** Takes a POST to a response URL. */
  answer(path: string, body: string): Answer {
    const { records } = this.core();
    const args = parseJson(body);
    try {
      this.#take(path, args);
      return { status: 200, body: "ok" };
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      records.reject("response_url", error.code, error.messages, isRecord(args) ? args : { body });
      return { status: gone.has(error.code) ? 404 : 400, body: error.code };
    }
  }

  #take(path: string, args: unknown): void {
    const core = this.core();
    const known = this.#known.get(path);
    if (!known) throw new SlackRefusal("no_service");
    if (core.now() - known.at > limits.response_url.max_age_ms) throw new SlackRefusal("expired_url");
    if (known.uses >= limits.response_url.max_uses) throw new SlackRefusal("used_url");
    if (!isRecord(args)) throw new SlackRefusal("invalid_payload");
    // A payload that is refused uses the URL up no less.
    known.uses += 1;
    respond(core, known, args, "response_url");
  }

  /** What an ack says is said as by its response URL, but does not use it up. */
  fromAck(url: string, body: unknown): void {
    const core = this.core();
    const known = this.#known.get(url.slice(core.url().length));
    const args = typeof body === "string" ? { text: body } : body;
    if (!known || !isRecord(args)) return;
    try {
      respond(core, known, args, "ack");
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      core.records.reject("ack", error.code, error.messages, args);
    }
  }
}

const gone = new Set(["no_service", "expired_url", "used_url"]);

function respond(core: Core, known: ResponseUrl, args: JsonObject, via: "response_url" | "ack"): void {
  const original = known.original?.deleted ? undefined : known.original;
  if (booleanArg(args["delete_original"])) {
    if (!original) throw new SlackRefusal("message_not_found");
    remove(core, original);
    return;
  }
  const content = readContent(core, args, { method: via });
  if (booleanArg(args["replace_original"]) && original) {
    // Unlike chat.update, this puts a whole message in the place of another.
    edit(core, original, { ...content, text: content.text ?? "", blocks: content.blocks ?? [] }, args);
    return;
  }
  const inChannel = args["response_type"] === "in_channel";
  const threadTs = threadOf(core, known, args, inChannel, via);
  post(core, {
    team: known.team,
    channel: known.channel,
    content,
    via,
    sent: args,
    threadTs,
    ephemeralTo: inChannel ? undefined : known.user.id,
    responseUrl: known.url,
  });
}

/**
 * The thread of a response. Nothing is inherited: who wants to answer in the thread of the button says
 * so; and it works for answers to all, while one for somebody alone goes into the channel (observed,
 * slackapi/bolt-js issue 963, and "Publishing responses in thread" of the reference).
 */
function threadOf(
  core: Core,
  known: ResponseUrl,
  args: JsonObject,
  inChannel: boolean,
  via: string,
): string | undefined {
  const threadTs = stringOf(args["thread_ts"]);
  if (threadTs === undefined) return undefined;
  if (!inChannel) {
    core.records.warn(via, "thread_ts of an ephemeral response: it is shown in the channel");
    return undefined;
  }
  if (!core.world.message(known.channel.id, threadTs)) throw new SlackRefusal("thread_not_found");
  return threadTs;
}
