import type { APIApplicationCommand, APIMessage } from "discord-api-types/v10";
import {
  type AutocompleteAct,
  type CommandAct,
  type ContextMenuAct,
  typeOption,
  useCommand,
  useContextMenu,
} from "./acts/command.js";
import { type PressAct, press, type SelectAct, select } from "./acts/component.js";
import { deliver } from "./acts/deliver.js";
import type { AutocompleteHandle, InteractionHandle } from "./acts/handle.js";
import { type MessageHandle, type Posted, post, write } from "./acts/message.js";
import { ActError, type MessageLike, type Place, seenMessage } from "./acts/person.js";
import type { Emulator } from "./emulator.js";
import { Fate } from "./fate.js";
import { type Hazard, hazardsIn } from "./hazards.js";
import type { StoredMessage } from "./messages.js";
import { plainTextOf } from "./plain-text.js";
import type { HttpServer } from "./server.js";
import type { Channel, Guild, User } from "./world.js";

/** Where a message that somebody waits for stands. */
export interface Seen {
  readonly channel: Channel;
  /** The only person who sees it, if it is ephemeral. */
  readonly ephemeralFor: User | undefined;
}

/** A running emulator of Discord, as a test uses it: as people, as an onlooker, and as fate. */
export class Discord extends Fate {
  readonly #emulator: Emulator;
  readonly #server: HttpServer;

  constructor(emulator: Emulator, server: HttpServer) {
    super(emulator, server);
    this.#emulator = emulator;
    this.#server = server;
  }

  // ── For the bot ────────────────────────────────────────────────────────────────────────────

  /** The address: `new Client({ rest: { api: discord.api } })`. */
  get api(): string {
    return `${this.url}/api`;
  }

  get url(): string {
    return this.#emulator.url();
  }

  get token(): string {
    return this.#emulator.token;
  }

  get applicationId(): string {
    return this.#emulator.world.applicationId;
  }

  get publicKey(): string {
    return this.#emulator.http.publicKey;
  }

  // ── As people ──────────────────────────────────────────────────────────────────────────────

  /** Uses a slash command; throws unless it is registered with these options and the person may. */
  command(act: CommandAct): InteractionHandle {
    return useCommand(this.#emulator, act, this.#at(act));
  }

  /** Types in an option that has autocomplete. */
  autocomplete(act: AutocompleteAct): AutocompleteHandle {
    return typeOption(this.#emulator, act, this.#at(act));
  }

  /** Presses a button that is there and can be pressed. */
  press(act: PressAct): InteractionHandle {
    return press(this.#emulator, act, act.user ?? this.user);
  }

  /** Chooses in a select menu of texts. */
  select(act: SelectAct): InteractionHandle {
    return select(this.#emulator, act, act.user ?? this.user);
  }

  /** Uses an app's command from the menu of a message or a person. */
  contextMenu(act: ContextMenuAct): InteractionHandle {
    return useContextMenu(this.#emulator, act, this.#at(act));
  }

  /** Writes a message that mentions the bot: at its start unless the content already does. */
  mention(act: Place & { content: string }): MessageHandle {
    const mention = `<@${this.#emulator.world.bot.id}>`;
    const content = act.content.includes(mention) ? act.content : `${mention} ${act.content}`;
    return this.say({ ...act, content });
  }

  /** Writes a message in a channel. */
  say(act: Place & { content: string }): MessageHandle {
    const { user, channel } = this.#at(act);
    return write(this.#emulator, user, channel, act.content);
  }

  /** Posts what others than people, or not by typing, post: apps, webhooks, feeds, Discord itself; forwarding. */
  post(act: Place & Posted): MessageHandle {
    const { user, channel } = this.#at(act);
    return post(this.#emulator, user, channel, act);
  }

  /** Writes to the bot alone. */
  directMessage(act: { user?: User; content: string }): MessageHandle {
    const user = act.user ?? this.user;
    return write(this.#emulator, user, this.#emulator.world.directChannel(user), act.content);
  }

  /** Replies to a message; whoever wrote that is mentioned by it. */
  reply(act: { user?: User; to: MessageLike; content: string }): MessageHandle {
    const user = act.user ?? this.user;
    const to = seenMessage(this.#emulator, user, act.to);
    return write(this.#emulator, user, to.channel, act.content, to);
  }

  /** Deletes a message, as its author or a moderator does. */
  deleteMessage(message: MessageLike): void {
    const stored = this.#emulator.messages.get(message.id);
    if (stored === undefined || stored.deleted) throw new ActError(`there is no message ${message.id}`);
    this.#emulator.messages.remove(stored);
  }

  /** Changes one's own message. */
  editMessage(message: MessageLike, content: string): void {
    const stored = this.#emulator.messages.get(message.id);
    if (stored === undefined || stored.deleted || stored.author.bot)
      throw new ActError(`no person can edit message ${message.id}`);
    this.#emulator.messages.edit(stored, { content }, stored.api.flags ?? 0);
  }

  /** Delivers the same interaction again, with the same id, as Discord may. */
  redeliver(handle: InteractionHandle): void {
    deliver(this.#emulator, handle.interaction);
  }

  // ── Seeing ─────────────────────────────────────────────────────────────────────────────────

  /** What everybody sees in a channel, oldest first. */
  messagesIn(channel: Channel = this.channel): APIMessage[] {
    return this.#emulator.messages.in(channel).map((one) => one.api);
  }

  /** What of that the bot wrote. */
  botMessagesIn(channel: Channel = this.channel): APIMessage[] {
    const { messages, world } = this.#emulator;
    return messages.in(channel).flatMap((one) => (one.author === world.bot ? [one.api] : []));
  }

  /** What only this person sees, oldest first. */
  ephemeralsFor(user: User = this.user): APIMessage[] {
    return this.#emulator.messages.ephemeralsFor(user).map((one) => one.api);
  }

  /** The direct messages between the bot and a person, oldest first. */
  directMessagesWith(user: User = this.user): APIMessage[] {
    return this.messagesIn(this.#emulator.world.directChannel(user));
  }

  /** The message as it is now; undefined when it was deleted. */
  current(message: MessageLike): APIMessage | undefined {
    const stored = this.#emulator.messages.get(message.id);
    return stored === undefined || stored.deleted ? undefined : stored.api;
  }

  /** How often a message was changed. */
  editsOf(message: MessageLike): number {
    return this.#emulator.messages.get(message.id)?.edits ?? 0;
  }

  /** The first message, there already or to come, that the predicate takes. Ephemeral ones count. */
  waitForMessage(predicate: (message: APIMessage, seen: Seen) => boolean): Promise<APIMessage> {
    const fits = (one: StoredMessage) => !one.deleted && predicate(one.api, one);
    return this.until("a message", () => {
      for (const stored of this.#emulator.messages.all()) if (fits(stored)) return stored.api;
      return undefined;
    });
  }

  /** Waits until the look gives something; it looks again after each request, event and act. */
  until<T>(what: string, look: () => T | undefined): Promise<T> {
    return this.#emulator.changes.until(what, look);
  }

  /** The text that people read in a message; names instead of the ids of mentions. */
  plainTextOf(message: APIMessage): string {
    const { users, channels } = this.#emulator.world;
    return plainTextOf(message, {
      user: (id) => users.get(id)?.name,
      channel: (id) => channels.get(id)?.name,
    });
  }

  /** What would ping, link or look otherwise than as text if Discord showed the message. */
  hazardsIn(message: APIMessage): Hazard[] {
    const allowed = this.#emulator.messages.get(message.id)?.allowedMentions;
    return hazardsIn({ ...message, allowed_mentions: allowed });
  }

  /** The text of a file of a message. */
  fileOf(message: APIMessage, name: string): string {
    const attachment = message.attachments.find((one) => one.filename === name);
    const file = attachment === undefined ? undefined : this.#emulator.messages.file(attachment.id);
    if (file === undefined) throw new ActError(`message ${message.id} has no file "${name}"`);
    return new TextDecoder().decode(file.bytes);
  }

  /** Registers these and no others, as somebody does by hand; of a guild if one is given. */
  registerCommands(commands: readonly object[], guild?: Guild): void {
    this.#emulator.commands.replace(guild?.id, commands);
  }

  /** The commands that are registered; of a guild if one is given. */
  commandsOf(guild?: Guild): APIApplicationCommand[] {
    return this.#emulator.commands.list(guild?.id);
  }

  /** Ends everything. Whoever still waits is told what happened so far. */
  async stop(): Promise<void> {
    this.#emulator.changes.stop(() => this.#history());
    this.#emulator.gateway.stop();
    await this.#server.stop();
  }

  #history(): string {
    const { requests, rejections } = this.#emulator.records;
    const last = requests.slice(-5).map((one) => `${one.method} ${one.route} ${one.status ?? "…"}`);
    const refused = rejections
      .slice(-3)
      .map((one) => `${one.route} ${one.code} ${one.message} ${JSON.stringify(one.errors)}`);
    return `Last requests: ${last.join(", ") || "none"}. Refused: ${refused.join("; ") || "none"}.`;
  }

  #at(place: Place): { user: User; channel: Channel } {
    return { user: place.user ?? this.user, channel: place.channel ?? this.channel };
  }
}
