import type { Core } from "./core.js";
import type { Delivery } from "./delivery.js";
import { describeMessage, dump } from "./dump.js";
import type { SlackMessage } from "./messages.js";
import type { Channel, HomeTab, Team, User, Usergroup } from "./people.js";
import type { Rejection, RequestRecord, Warning } from "./records.js";
import type { ChannelSpec, TeamSpec, World } from "./world.js";

/** What can be seen of a Slack, and waited for. */
export class Sight {
  protected readonly core: Core;

  constructor(core: Core) {
    this.core = core;
  }

  /** Teams, users, channels and messages themselves. */
  get world(): World {
    return this.core.world;
  }

  /** A team by id or name; without one, the first. */
  team = (ref?: string): Team => this.world.team(ref);
  /** A person by id or name. */
  user = (ref: string, team?: string): User => this.world.user(ref, this.team(team));
  /** A channel by id or name. */
  channel = (ref: string, team?: string): Channel => this.world.channel(ref, this.team(team));
  /** Makes a team; `installed: false` for one that installs the app by OAuth. */
  addTeam = (spec: TeamSpec): Team => this.world.addTeam(spec);
  /** Makes a person, who is in no channel yet. */
  addUser = (name: string, team?: string): User => this.world.addUser(name, this.team(team));
  /** Makes a channel. */
  addChannel = (spec: ChannelSpec, team?: string): Channel => this.world.addChannel(spec, this.team(team));
  /** Makes a group of people. */
  addUsergroup = (handle: string, users: readonly string[], team?: string): Usergroup =>
    this.world.addUsergroup(handle, users, this.team(team));

  /** Open Socket Mode connections over which the app has been heard. */
  get sockets(): number {
    return this.core.sockets.count;
  }

  /** What everybody sees in a channel, replies in threads too. */
  messagesIn(channel: string, team?: string): readonly SlackMessage[] {
    const { id } = this.channel(channel, team);
    return this.world.messages.filter(
      (message) => message.channel === id && message.ephemeralTo === undefined && !message.deleted,
    );
  }

  /** What somebody and the bot wrote each other. */
  directMessagesOf(user: string, team?: string): readonly SlackMessage[] {
    return this.messagesIn(this.world.directMessages(this.user(user, team)).id, team);
  }

  /** What somebody alone sees. */
  ephemeralsFor(user: string, channel?: string, team?: string): readonly SlackMessage[] {
    const { id } = this.user(user, team);
    const within = channel === undefined ? undefined : this.channel(channel, team).id;
    return this.world.messages.filter(
      (message) =>
        message.ephemeralTo === id &&
        !message.deleted &&
        (within === undefined || message.channel === within),
    );
  }

  /** The replies in the thread of a message. */
  repliesTo = (message: SlackMessage): readonly SlackMessage[] => this.world.repliesTo(message);

  /** The home tab as somebody sees it. */
  homeOf(user: string, team?: string): HomeTab | undefined {
    return this.team(team).homes.get(this.user(user, team).id);
  }

  /** The modals that were opened. */
  get modals(): readonly HomeTab[] {
    return this.core.modals;
  }

  /** How much was said so far: for `waitForMessage` to begin there. */
  mark = (): number => this.world.messages.length;

  /** The first message that fits, whether it is there already or still to come; edits are seen too. */
  waitForMessage(
    fits: (message: SlackMessage) => boolean,
    { after = 0 }: { after?: number } = {},
  ): Promise<SlackMessage> {
    const { messages } = this.world;
    return this.waitUntil(
      () => messages.slice(after).find((message) => !message.deleted && fits(message)),
      "a message",
    );
  }

  /** Waits for a home tab that fits, which may be there already. */
  waitForHome(user: string, fits: (home: HomeTab) => boolean = () => true, team?: string): Promise<HomeTab> {
    return this.waitUntil(() => {
      const home = this.homeOf(user, team);
      return home && fits(home) ? home : undefined;
    }, `a home tab of ${user}`);
  }

  /** Waits until so many Socket Mode connections are open: 1 after a start, 0 after a stop. */
  async waitForSockets(count: number): Promise<void> {
    const { sockets } = this.core;
    await this.waitUntil(() => sockets.settledAt(count) || undefined, `${count} open sockets`);
  }

  /** Waits until the app has answered everything that was sent to it. */
  async waitForAcks(): Promise<void> {
    await this.waitUntil(() => this.core.deliveries.open === 0 || undefined, "every delivery to be answered");
  }

  /** Waits for anything that `look` can see; it looks again whenever something changes here. */
  waitUntil = <T>(look: () => T | undefined, what?: string): Promise<T> => this.core.watch.until(look, what);

  /** Calls back for every message that is posted, changed or deleted, until the returned function is called. */
  onMessage(listener: (message: SlackMessage, what: "posted" | "changed" | "deleted") => void): () => void {
    this.core.listeners.add(listener);
    return () => this.core.listeners.delete(listener);
  }

  /** A message in a few lines, for people. */
  describe = (message: SlackMessage): string => describeMessage(this.world, message);
  /** The last of everything, for an error or a curious person. */
  dump = (): string => dump(this.world, this.core.records, this.sockets);

  /** Every request of the app, in order. */
  get requests(): readonly RequestRecord[] {
    return this.core.records.requests;
  }

  /** The calls of one method. */
  requestsOf = (method: string): readonly RequestRecord[] =>
    this.requests.filter((each) => each.method === method);

  /** Everything that was refused, faults aside. */
  get rejections(): readonly Rejection[] {
    return this.core.records.rejections;
  }

  /** Of these, the payloads that were wrong in themselves: there should be none. */
  get rejectedPayloads(): readonly Rejection[] {
    return this.core.records.rejectedPayloads;
  }

  /** What Slack takes, and what is nevertheless no good. */
  get warnings(): readonly Warning[] {
    return this.core.records.warnings;
  }

  /** Everything that was sent to the app, and how it was acknowledged. */
  get deliveries(): readonly Delivery[] {
    return this.core.deliveries.all;
  }

  /** Messages of the bot that stand twice in the same place, word for word. */
  duplicates(): readonly (readonly SlackMessage[])[] {
    const groups = new Map<string, SlackMessage[]>();
    for (const message of this.world.messages) {
      if (!message.byBot || message.deleted) continue;
      const { channel, threadTs, ephemeralTo, text, sent } = message;
      const key = JSON.stringify([channel, threadTs, ephemeralTo, text, sent["blocks"]]);
      groups.set(key, [...(groups.get(key) ?? []), message]);
    }
    return [...groups.values()].filter((group) => group.length > 1);
  }
}
