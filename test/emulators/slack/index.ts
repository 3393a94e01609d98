import type { Core } from "./core.js";
import { app, defaultEvents, defaultScopes, newsroom } from "./defaults.js";
import { Deliveries } from "./delivery.js";
import { dump } from "./dump.js";
import { Slack } from "./emulator.js";
import { Faults } from "./faults.js";
import { OAuth } from "./oauth.js";
import { Records } from "./records.js";
import { ResponseUrls } from "./response-url.js";
import { SlackServer } from "./server.js";
import { SocketMode } from "./socket-mode.js";
import { Tokens } from "./tokens.js";
import { Triggers } from "./triggers.js";
import { Watch } from "./watch.js";
import { type TeamSpec, World } from "./world.js";

export type { ActOptions, PressAct, SelectAct, ShortcutAct, SlashAct } from "./acts.js";
export type { AppIdentity } from "./core.js";
export { defaultEvents, defaultScopes, newsroom } from "./defaults.js";
export type { AckInfo, Delivery, Tamper } from "./delivery.js";
export type { ElementRef } from "./elements.js";
export { Slack } from "./emulator.js";
export type { Fault, FaultScript } from "./faults.js";
export type { Handle } from "./handle.js";
export type { Hazard, HazardKind } from "./hazard.js";
export { hazardsIn } from "./hazards.js";
export { limits } from "./limits.js";
export type { SlackMessage } from "./messages.js";
export type { Channel, HomeTab, Team, User, Usergroup } from "./people.js";
export { plainTextOf } from "./plain-text.js";
export type { Rejection, RequestRecord, Warning } from "./records.js";
export type { DirectAct, SayAct } from "./words.js";
export type { ChannelSpec, TeamSpec } from "./world.js";

/** As much of an app's manifest as counts here. */
export interface Manifest {
  readonly features?: {
    readonly shortcuts?: readonly { readonly callback_id: string }[];
    readonly slash_commands?: readonly { readonly command: string }[];
  };
  readonly oauth_config?: {
    readonly redirect_urls?: readonly string[];
    readonly scopes?: { readonly bot?: readonly string[] };
  };
  readonly settings?: { readonly event_subscriptions?: { readonly bot_events?: readonly string[] } };
}

/** How this Slack is to be. */
export interface SlackOptions {
  /** Default: the machine's. Only expiry and timestamps look at it; nothing waits for it. */
  readonly clock?: { now(): number };
  /** Default: one, `newsroom`. The first is the one that is meant where none is named. */
  readonly teams?: readonly TeamSpec[];
  /** The app's manifest: its scopes, events, commands and shortcuts, and no others. */
  readonly manifest?: Manifest;
  /** The events that the app subscribed to; default those of the manifest, or `defaultEvents`. */
  readonly events?: readonly string[];
  /** The scopes of installations that name none; default those of the manifest, or `defaultScopes`. */
  readonly scopes?: readonly string[];
  /** The redirect URLs of the app; default: any. */
  readonly redirectUris?: readonly string[];
  /** Default: one that is free. */
  readonly port?: number;
}

/** Starts a Slack on 127.0.0.1. */
export async function startSlack(options: SlackOptions = {}): Promise<Slack> {
  const clock = options.clock ?? { now: () => Date.now() };
  const now = (): number => clock.now();
  const { manifest } = options;
  const scopes = options.scopes ?? (manifest ? (manifest.oauth_config?.scopes?.bot ?? []) : defaultScopes);
  const subscribed = manifest?.settings?.event_subscriptions?.bot_events ?? [];
  const events = options.events ?? (manifest ? subscribed : defaultEvents);
  const { slash_commands: commands = [], shortcuts = [] } = manifest?.features ?? {};
  const world = new World({ now, scopes });
  for (const team of options.teams ?? [newsroom]) world.addTeam(team);
  // The parts need each other; each asks for the whole when it is called, and not before.
  const whole = (): Core => core;
  const records = new Records(now, () => core.watch.touch());
  const server = new SlackServer(whole);
  const sockets = new SocketMode(whole);
  const core: Core = {
    app,
    now,
    world,
    records,
    sockets,
    events: new Set(events),
    commands: manifest && new Set(commands.map(({ command }) => command)),
    shortcuts: manifest && new Set(shortcuts.map((each) => each.callback_id)),
    url: () => server.url,
    faults: new Faults(),
    watch: new Watch(() => dump(world, records, sockets.count)),
    tokens: new Tokens(world, app.appToken),
    triggers: new Triggers(world, now),
    responseUrls: new ResponseUrls(whole),
    oauth: new OAuth(whole, options.redirectUris ?? manifest?.oauth_config?.redirect_urls ?? []),
    deliveries: new Deliveries(whole),
    modals: [],
    listeners: new Set(),
  };
  await server.listen(options.port ?? 0);
  return new Slack(core, server);
}
