import {
  type ActOptions,
  type PressAct,
  press,
  type SelectAct,
  type ShortcutAct,
  type SlashAct,
  select,
  shortcut,
  slash,
} from "./acts.js";
import type { AppIdentity, Core } from "./core.js";
import type { Delivery, Tamper } from "./delivery.js";
import type { Fault, FaultScript } from "./faults.js";
import type { Handle } from "./handle.js";
import { HttpDelivery } from "./http-delivery.js";
import type { JsonObject } from "./json.js";
import type { SlackMessage } from "./messages.js";
import { remove } from "./posting.js";
import type { SlackServer } from "./server.js";
import { Sight } from "./sight.js";
import type { DisconnectReason } from "./socket-mode.js";
import { type DirectAct, directMessage, mention, openHome, type SayAct, say, uninstall } from "./words.js";

/** A Slack on 127.0.0.1: what tests and the demo hold. Begin with `startSlack`. */
export class Slack extends Sight {
  readonly #server: SlackServer;

  constructor(core: Core, server: SlackServer) {
    super(core);
    this.#server = server;
  }

  /** Where it answers, such as `http://127.0.0.1:40123`. */
  get url(): string {
    return this.#server.url;
  }

  /** For `clientOptions.slackApiUrl`. */
  get apiUrl(): string {
    return `${this.url}/api/`;
  }

  /** For `installerOptions.authorizationUrl`. */
  get authorizeUrl(): string {
    return `${this.url}/oauth/v2/authorize`;
  }

  /** Ids and secrets of the app. */
  get app(): AppIdentity {
    return this.core.app;
  }

  /** The bot token of the first team. */
  get botToken(): string {
    const { botToken, name } = this.team();
    if (botToken === undefined) throw new Error(`The app is not installed in ${name}.`);
    return botToken;
  }

  /** Puts the bot or a person into a channel. */
  join(channel: string, user: string | "bot" = "bot", team?: string): void {
    this.channel(channel, team).members.add(this.#member(user, team));
  }

  /** Takes the bot or a person out of a channel. */
  leave(channel: string, user: string | "bot" = "bot", team?: string): void {
    this.channel(channel, team).members.delete(this.#member(user, team));
  }

  archive(channel: string, team?: string): void {
    this.channel(channel, team).archived = true;
  }

  /** Somebody who may do that takes a message away. */
  deleteMessage = (message: SlackMessage): void => remove(this.core, message);

  /**
   * From now on a channel's history has nothing attached to replies that were sent to the channel, too: what is attached
   * is in their thread. Slack documents neither that nor the contrary.
   */
  hideMetadataOfBroadcasts(): void {
    this.core.world.broadcastsHaveMetadata = false;
  }

  /** What the installation may do from now on. */
  setScopes(scopes: readonly string[], team?: string): void {
    this.team(team).scopes = new Set(scopes);
  }

  /** Somebody types a slash command: in a channel, or else to the bot itself. */
  slash = (act: SlashAct): Handle => slash(this.core, act);
  /** Somebody presses a button of a message that they see, or of their home tab; throws where there is none. */
  press = (act: PressAct): Handle => press(this.core, act);
  /** Somebody chooses from a menu, boxes or radio buttons. */
  select = (act: SelectAct): Handle => select(this.core, act);
  /** Somebody chooses the app's entry in a message's menu. */
  shortcut = (act: ShortcutAct): Handle => shortcut(this.core, act);
  /** Somebody mentions the bot in a channel; the text is escaped as Slack does it. */
  mention = (act: SayAct): Handle => mention(this.core, act);
  /** Somebody writes in a channel; the app hears of it if it subscribed to that. */
  say = (act: SayAct): Handle => say(this.core, act);
  /** Somebody writes to the bot. */
  directMessage = (act: DirectAct): Handle => directMessage(this.core, act);
  /** Somebody opens the app's home tab. */
  openHome = (act: ActOptions & { readonly user: string }): Handle => openHome(this.core, act);
  /** Somebody removes the app from a team: its token is dead, and it is told so by two events. */
  uninstall = (team?: string): { readonly uninstalled: Handle; readonly revoked: Handle } =>
    uninstall(this.core, team);

  /** Sends the same again, as Slack does when it saw no answer; or, by HTTP, as somebody else might. */
  redeliver(
    handle: Handle,
    { reason = "http_timeout", tamper }: { reason?: string; tamper?: Tamper } = {},
  ): Delivery {
    return handle.redeliver(reason, tamper);
  }

  /** Scripts what goes wrong with a method, with `response_url`, or with `oauth/v2/authorize`. */
  fail(method: string, fault: Fault, script?: FaultScript): void {
    this.core.faults.script(method, fault, script);
  }

  /** Forgets the faults that have not hit yet. */
  clearFaults = (): void => this.core.faults.clear();

  /** From now on the app is reached at this URL. Without one, by Socket Mode again. */
  deliverTo(requestUrl: string | undefined): void {
    this.core.deliveries.http?.close();
    this.core.deliveries.http =
      requestUrl === undefined ? undefined : new HttpDelivery(this.app, requestUrl, this.core.now);
  }

  /** Whether the request URL says Slack's challenge back. */
  async verifyRequestUrl(): Promise<boolean> {
    const { http } = this.core.deliveries;
    if (!http) throw new Error("There is no request URL: call deliverTo first.");
    const challenge = this.world.ids.next("challenge-");
    const outgoing = { ...http.verify(challenge), acceptsResponse: true };
    const { body } = await this.core.deliveries.send(outgoing, { envelopeId: challenge }).acked;
    return (body as JsonObject | undefined)?.["challenge"] === challenge;
  }

  /** Gives up deliveries that are older than three seconds by the clock. */
  expireDeliveries = (): void => this.core.deliveries.expire();

  /** Registers redirect URLs; the first is where who names none is sent. */
  setRedirectUris(uris: readonly string[]): void {
    this.core.oauth.redirectUris = uris;
  }

  /** What the next visitor of the authorize page does; default: somebody of the first team without the app. */
  consent(team: string, user: string): void {
    this.core.oauth.script({ team: this.team(team), user: this.user(user, team) });
  }

  /** The next visitor of the authorize page says no. */
  denyConsent = (): void => this.core.oauth.script("denied");

  /** Cuts every Socket Mode connection, without a close frame. */
  cutSockets = (): void => this.core.sockets.cut();
  /** Asks the app to leave its connections; all but a warning end the sending over them. */
  disconnectSockets = (reason: DisconnectReason = "refresh_requested"): void =>
    this.core.sockets.disconnect(reason);
  /** Pings every connection now; otherwise that goes by real time, every ten seconds. */
  pingSockets = (): void => this.core.sockets.ping();

  /** Nothing answers any more, and every connection is cut. */
  async goDown(): Promise<void> {
    await this.#server.close();
    this.core.watch.touch();
  }

  /** It answers again, at the same port. */
  comeUp = (): Promise<void> => this.#server.listen();

  /** Ends everything. Who still waits is told so. */
  async stop(): Promise<void> {
    await this.core.sockets.close();
    await this.#server.close();
    this.core.deliveries.abandon("the emulator stopped");
    this.core.deliveries.http?.close();
    this.core.watch.end("the emulator stopped");
  }

  #member(user: string, team: string | undefined): string {
    return user === "bot" ? this.team(team).botUser.id : this.user(user, team).id;
  }
}
