/** What a team has: people, channels, groups. Names are what tests say; ids are what Slack sends. */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly botUser: User;
  readonly botId: string;
  /** The token of the installation; undefined where the app is not installed. */
  botToken: string | undefined;
  scopes: Set<string>;
  /** The app's home tab, by user. */
  readonly homes: Map<string, HomeTab>;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly team: string;
  readonly isBot: boolean;
  deleted: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly team: string;
  readonly kind: "public" | "private" | "im";
  readonly members: Set<string>;
  archived: boolean;
  /** Whose direct messages these are. */
  readonly with?: string;
}

export interface Usergroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly team: string;
  readonly users: readonly string[];
}

/** A published home tab or an opened modal. */
export interface HomeTab {
  readonly id: string;
  readonly user: string;
  readonly team: string;
  readonly type: "home" | "modal";
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
  readonly hash: string;
  readonly view: Readonly<Record<string, unknown>>;
}

/** How events call the kind of a channel. */
export const channelTypeOf = (channel: Channel): "channel" | "group" | "im" =>
  channel.kind === "public" ? "channel" : channel.kind === "private" ? "group" : "im";

/** The word in scopes: `channels:history`, `groups:read`, `im:write`. */
export const scopeWordOf = (channel: Channel): string =>
  channel.kind === "public" ? "channels" : channel.kind === "private" ? "groups" : "im";
