import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from "discord-api-types/v10";
import { type WebSocket, WebSocketServer } from "ws";
import type { Changes } from "../changes.js";
import { isJson, type Json, textOf } from "../json.js";
import { LIMITS } from "../limits.js";
import type { World } from "../world.js";
import { membersChunks } from "./members.js";
import { guildCreatePayload, readyPayload } from "./payloads.js";
import { Session } from "./session.js";

export type PrivilegedIntent = "MessageContent" | "GuildMembers" | "GuildPresences";

export interface GatewayOptions {
  readonly token: string;
  readonly privileged: readonly PrivilegedIntent[];
  readonly world: World;
  readonly changes: Changes;
  readonly url: () => string;
}

/** Whom an event goes to. */
export interface Audience {
  readonly guildId?: string | undefined;
  /** The intent that asks for such events; those without one go to everybody. */
  readonly intent?: number;
  /** What a bot without the intent for contents gets instead. */
  readonly withoutContent?: unknown;
}

const PRIVILEGED: readonly PrivilegedIntent[] = ["MessageContent", "GuildMembers", "GuildPresences"];
const ALL_INTENTS = Object.values(GatewayIntentBits)
  .filter((bit): bit is GatewayIntentBits => typeof bit === "number")
  .reduce<number>((all, bit) => all | bit, 0);

/** The gateway: connections, sessions, and events to them. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<string, Session>();
  readonly #refusals: number[] = [];

  constructor(options: GatewayOptions) {
    this.#options = options;
  }

  /** How many connections are open. */
  get connections(): number {
    return [...this.#server.clients].filter((socket) => socket.readyState === socket.OPEN).length;
  }

  /** How many identified sessions have a connection. */
  get attached(): number {
    return this.sessions.filter(({ socket }) => socket !== undefined).length;
  }

  get sessions(): readonly Session[] {
    return [...this.#sessions.values()];
  }

  /** Takes over a connection that asks to become a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { searchParams } = new URL(request.url ?? "/", "ws://127.0.0.1");
    // Compressed streams are not spoken; a bot that asks for one must hear of it.
    if (searchParams.has("compress") || (searchParams.get("encoding") ?? "json") !== "json") {
      socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (websocket) => this.#opened(websocket));
  }

  #opened(socket: WebSocket): void {
    let session: Session | undefined;
    socket.on("error", () => {});
    socket.on("close", (code) => {
      if (session?.socket === socket) session.socket = undefined;
      // A bot that says goodbye properly ends its session; one that is cut off may resume it.
      if (session !== undefined && (code === 1000 || code === 1001)) this.#sessions.delete(session.id);
      this.#options.changes.notify();
    });
    socket.on("message", (data) => {
      const message = parse(String(data));
      if (message === undefined) return socket.close(GatewayCloseCodes.DecodeError);
      session = this.#received(socket, session, message);
    });
    send(socket, GatewayOpcodes.Hello, { heartbeat_interval: LIMITS.gateway.heartbeatMilliseconds });
    this.#options.changes.notify();
  }

  #received(socket: WebSocket, session: Session | undefined, message: Json): Session | undefined {
    const data = message["d"];
    switch (message["op"]) {
      case GatewayOpcodes.Heartbeat:
        send(socket, GatewayOpcodes.HeartbeatAck, null);
        return session;
      case GatewayOpcodes.Identify:
        if (session !== undefined) socket.close(GatewayCloseCodes.AlreadyAuthenticated);
        return session ?? this.#identify(socket, isJson(data) ? data : {});
      case GatewayOpcodes.Resume:
        return this.#resume(socket, isJson(data) ? data : {});
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
      case GatewayOpcodes.RequestGuildMembers:
        if (session === undefined) {
          socket.close(GatewayCloseCodes.NotAuthenticated);
          return undefined;
        }
        if (message["op"] === GatewayOpcodes.PresenceUpdate) session.presence = data;
        if (message["op"] === GatewayOpcodes.RequestGuildMembers && isJson(data))
          for (const chunk of membersChunks(this.#options.world, data))
            session.dispatch("GUILD_MEMBERS_CHUNK", JSON.stringify(chunk));
        this.#options.changes.notify();
        return session;
      default:
        socket.close(GatewayCloseCodes.UnknownOpcode);
        return session;
    }
  }

  #identify(socket: WebSocket, data: Json): Session | undefined {
    const { token, world, changes, url } = this.#options;
    const scripted = this.#refusals.shift();
    const close = scripted ?? this.#identifyProblem(data, token);
    if (close !== undefined) {
      socket.close(close);
      return undefined;
    }
    const [index, count] = Array.isArray(data["shard"]) ? data["shard"].map(Number) : [0, 1];
    const intents = Number(data["intents"]);
    const id = randomBytes(16).toString("hex");
    const session = new Session(id, intents, [index ?? 0, count ?? 1], socket);
    session.presence = data["presence"];
    this.#sessions.set(id, session);
    const guilds = [...world.guilds.values()].filter((guild) => isOfShard(session, guild.id));
    session.dispatch(
      "READY",
      JSON.stringify(readyPayload(world, guilds, session, url(), this.applicationFlags)),
    );
    if (session.has(GatewayIntentBits.Guilds))
      for (const guild of guilds)
        session.dispatch("GUILD_CREATE", JSON.stringify(guildCreatePayload(guild, world)));
    changes.notify();
    return session;
  }

  #identifyProblem(data: Json, token: string): number | undefined {
    if (textOf(data["token"]).replace(/^Bot /, "") !== token) return GatewayCloseCodes.AuthenticationFailed;
    const intents = data["intents"];
    if (typeof intents !== "number" || !Number.isInteger(intents) || (intents & ~ALL_INTENTS) !== 0)
      return GatewayCloseCodes.InvalidIntents;
    const refused = PRIVILEGED.some(
      (name) => (intents & GatewayIntentBits[name]) !== 0 && !this.#options.privileged.includes(name),
    );
    return refused ? GatewayCloseCodes.DisallowedIntents : undefined;
  }

  #resume(socket: WebSocket, data: Json): Session | undefined {
    if (textOf(data["token"]).replace(/^Bot /, "") !== this.#options.token) {
      socket.close(GatewayCloseCodes.AuthenticationFailed);
      return undefined;
    }
    const session = this.#sessions.get(textOf(data["session_id"]));
    const sequence = Number(data["seq"]);
    if (session === undefined || !session.canReplay(sequence)) {
      send(socket, GatewayOpcodes.InvalidSession, false);
      return undefined;
    }
    session.socket = socket;
    session.replay(sequence);
    session.dispatch("RESUMED", "{}");
    this.#options.changes.notify();
    return session;
  }

  /** The flags of the application: the limited forms of the privileged intents that are enabled. */
  get applicationFlags(): number {
    const bits = { GuildPresences: 1 << 13, GuildMembers: 1 << 15, MessageContent: 1 << 19 };
    return this.#options.privileged.reduce((flags, name) => flags | bits[name], 0);
  }

  get readsContents(): boolean {
    return this.#options.privileged.includes("MessageContent");
  }

  /** Sends an event to all sessions that it is for, those that are cut off included. */
  dispatch(event: string, data: unknown, audience: Audience = {}): void {
    let text: string | undefined;
    let blank: string | undefined;
    for (const session of this.#sessions.values()) {
      if (!isOfShard(session, audience.guildId)) continue;
      if (audience.intent !== undefined && !session.has(audience.intent)) continue;
      const blanked = audience.withoutContent !== undefined && !session.has(GatewayIntentBits.MessageContent);
      if (blanked) blank ??= JSON.stringify(audience.withoutContent);
      else text ??= JSON.stringify(data);
      session.dispatch(event, (blanked ? blank : text) ?? "null");
    }
  }

  /** Op 7: asks all bots to come again and resume. */
  reconnectAll(): void {
    for (const socket of this.#server.clients) send(socket, GatewayOpcodes.Reconnect, null);
  }

  /** Op 9: tells all bots that their session is invalid. */
  invalidateSessions(resumable: boolean): void {
    // Until it resumes, on the same connection or another, a session gets nothing.
    for (const session of this.#sessions.values()) session.socket = undefined;
    if (!resumable) this.#sessions.clear();
    for (const socket of this.#server.clients) send(socket, GatewayOpcodes.InvalidSession, resumable);
  }

  /** Closes all connections; 1006 cuts them without a close frame. */
  closeAll(code: number): void {
    for (const socket of this.#server.clients)
      if (code === GatewayAbnormal) socket.terminate();
      else socket.close(code);
  }

  /** The next IDENTIFY is answered with this close code. */
  refuseNextIdentify(code: number): void {
    this.#refusals.push(code);
  }

  /** Asks all bots for a heartbeat. */
  requestHeartbeats(): void {
    for (const socket of this.#server.clients) send(socket, GatewayOpcodes.Heartbeat, null);
  }

  stop(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
    this.#sessions.clear();
  }
}

const GatewayAbnormal = 1006;

function isOfShard(session: Session, guildId: string | undefined): boolean {
  const [index, count] = session.shard;
  if (guildId === undefined) return index === 0;
  return Number((BigInt(guildId) >> 22n) % BigInt(count)) === index;
}

function send(socket: WebSocket, op: number, data: unknown): void {
  socket.send(JSON.stringify({ op, d: data, s: null, t: null }));
}

function parse(text: string): Json | undefined {
  try {
    const message: unknown = JSON.parse(text);
    return isJson(message) ? message : undefined;
  } catch {
    return undefined;
  }
}
