import { GatewayOpcodes } from "discord-api-types/v10";
import type { WebSocket } from "ws";

/** A gateway session: what a bot has identified for, and what it can resume. */
export class Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  socket: WebSocket | undefined;
  /** Set by op 3 and by IDENTIFY. */
  presence: unknown;
  #sequence = 0;
  #log: { sequence: number; text: string }[] = [];

  constructor(id: string, intents: number, shard: readonly [number, number], socket: WebSocket) {
    this.id = id;
    this.intents = intents;
    this.shard = shard;
    this.socket = socket;
  }

  get sequence(): number {
    return this.#sequence;
  }

  has(intents: number): boolean {
    return (this.intents & intents) === intents;
  }

  /** Sends an event whose data is JSON text already; keeps it while the bot is away. */
  dispatch(event: string, data: string): void {
    this.#sequence++;
    const text = `{"op":${GatewayOpcodes.Dispatch},"t":"${event}","s":${this.#sequence},"d":${data}}`;
    this.#log.push({ sequence: this.#sequence, text });
    if (this.#log.length > KEPT) this.#log = this.#log.slice(-KEPT / 2);
    this.socket?.send(text);
  }

  /** Whether all events after this one are still there. */
  canReplay(sequence: number): boolean {
    const first = this.#log[0]?.sequence ?? this.#sequence + 1;
    return sequence <= this.#sequence && sequence >= first - 1;
  }

  replay(sequence: number): void {
    for (const event of this.#log) if (event.sequence > sequence) this.socket?.send(event.text);
  }
}

/** Discord keeps some minutes of events; a number does here. */
const KEPT = 4000;
