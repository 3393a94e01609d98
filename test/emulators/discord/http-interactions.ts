import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { request } from "node:http";
import { InteractionResponseType, InteractionType } from "discord-api-types/v10";
import { readBytes } from "./body.js";
import type { Emulator } from "./emulator.js";
import { plainRefusal, Refusal } from "./errors.js";
import { answer, CALLBACK, type Interaction } from "./interactions.js";
import { isJson, type Json } from "./json.js";
import { userPayload } from "./payloads.js";

/** What the bot's endpoint answered. */
export interface EndpointAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface Signed {
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** How a request is spoilt: Discord itself sends such ones to see that they are refused. */
export type Spoilt = "wrong signature" | "wrong key" | "no signature" | "changed body" | "changed timestamp";

/** Interactions by HTTP: signed requests to an address, whose answers are the callbacks. */
export class HttpInteractions {
  /** As the developer portal shows it: 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly #key: KeyObject;
  readonly #sent = new Map<string, Signed>();
  #endpoint: string | undefined;
  /** What the endpoint answered to interactions, oldest first. */
  readonly answers: EndpointAnswer[] = [];

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    this.#key = privateKey;
    // The key itself is the last 32 bytes of its DER form.
    this.publicKey = publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("hex");
  }

  get endpoint(): string | undefined {
    return this.#endpoint;
  }

  /**
   * Sets the address, as the developer portal does: only if a PING is answered with PONG and a PING
   * with a wrong signature is answered with 401. From then on no interaction comes by gateway.
   */
  async connect(emulator: Emulator, url: string): Promise<void> {
    const ping = this.#ping(emulator);
    const forged = await this.#post(url, this.#spoil(ping, "wrong signature"));
    if (forged.status !== 401)
      throw new Error(`the endpoint answered ${forged.status}, not 401, to a wrong signature`);
    const pong = await this.#post(url, ping);
    if (pong.status !== 200 || !isJson(pong.body) || pong.body["type"] !== InteractionResponseType.Pong)
      throw new Error(`the endpoint did not answer PING with PONG but with ${JSON.stringify(pong)}`);
    this.#endpoint = url;
  }

  disconnect(): void {
    this.#endpoint = undefined;
  }

  /** Sends an interaction, and takes the answer as its callback. */
  async deliver(emulator: Emulator, interaction: Interaction): Promise<void> {
    const signed = this.#sign(emulator, JSON.stringify(interaction.payload));
    this.#sent.set(interaction.id, signed);
    await this.#exchange(emulator, interaction, signed);
  }

  /** Sends an interaction again, byte for byte. */
  async replay(emulator: Emulator, interaction: Interaction): Promise<EndpointAnswer> {
    const signed =
      this.#sent.get(interaction.id) ?? this.#sign(emulator, JSON.stringify(interaction.payload));
    return this.#exchange(emulator, interaction, signed);
  }

  /** Sends something with a signature that does not fit; gives what the endpoint says. */
  async forge(emulator: Emulator, spoilt: Spoilt, payload?: unknown): Promise<EndpointAnswer> {
    const signed =
      payload === undefined ? this.#ping(emulator) : this.#sign(emulator, JSON.stringify(payload));
    return this.#post(this.#endpoint ?? "", this.#spoil(signed, spoilt));
  }

  async #exchange(emulator: Emulator, interaction: Interaction, signed: Signed): Promise<EndpointAnswer> {
    const url = this.#endpoint;
    if (url === undefined) throw new Error("no endpoint for interactions is set");
    let reply: EndpointAnswer;
    try {
      reply = await this.#post(url, signed);
    } catch (error) {
      reply = { status: 0, body: { message: String(error), code: 0 } };
    }
    this.answers.push(reply);
    this.#take(emulator, interaction, reply);
    emulator.changes.notify();
    return reply;
  }

  /** 202 says that the callback comes by REST; anything else but 200 is a failed interaction. */
  #take(emulator: Emulator, interaction: Interaction, reply: EndpointAnswer): void {
    if (reply.status === 202 || reply.status === 204) return;
    const { records, interactions } = emulator;
    try {
      if (reply.status !== 200) throw plainRefusal(reply.status, "the endpoint failed");
      interactions.toAnswer(emulator, interaction.id, interaction.token);
      answer(emulator, interaction, isJson(reply.body) ? reply.body : {}, []);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, body } = error;
      const where = { method: "HTTP", route: CALLBACK, path: CALLBACK, scripted: false };
      records.rejection({ ...where, status, body: reply.body }, body);
    }
  }

  #ping(emulator: Emulator): Signed {
    const { world, ids } = emulator;
    const payload = {
      id: ids.next(),
      application_id: world.applicationId,
      type: InteractionType.Ping,
      token: "ping",
      user: userPayload(world.bot),
      entitlements: [],
      authorizing_integration_owners: {},
      app_permissions: "0",
      version: 1,
    } satisfies Json;
    return this.#sign(emulator, JSON.stringify(payload));
  }

  #sign(emulator: Emulator, body: string): Signed {
    const timestamp = String(Math.trunc(emulator.clock.now() / 1000));
    const signature = sign(null, Buffer.from(timestamp + body), this.#key).toString("hex");
    return { body, headers: { "X-Signature-Ed25519": signature, "X-Signature-Timestamp": timestamp } };
  }

  #spoil({ body, headers }: Signed, spoilt: Spoilt): Signed {
    const timestamp = headers["X-Signature-Timestamp"] ?? "";
    const changed = (signature: string, time = timestamp): Record<string, string> => ({
      "X-Signature-Ed25519": signature,
      "X-Signature-Timestamp": time,
    });
    const right = headers["X-Signature-Ed25519"] ?? "";
    switch (spoilt) {
      case "wrong signature":
        return { body, headers: changed((right.startsWith("0") ? "1" : "0") + right.slice(1)) };
      case "wrong key": {
        const other = generateKeyPairSync("ed25519").privateKey;
        return { body, headers: changed(sign(null, Buffer.from(timestamp + body), other).toString("hex")) };
      }
      case "no signature":
        return { body, headers: {} };
      case "changed body":
        return { body: `${body} `, headers };
      case "changed timestamp":
        return { body, headers: changed(right, String(Number(timestamp) + 1)) };
    }
  }

  #post(url: string, { body, headers }: Signed): Promise<EndpointAnswer> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        url,
        {
          method: "POST",
          // No connection is kept, so none is left open.
          agent: false,
          headers: {
            "Content-Type": "application/json",
            "User-Agent": "Discord-Interactions/1.0",
            ...headers,
          },
        },
        (response) => {
          readBytes(response).then(
            (bytes) => resolve({ status: response.statusCode ?? 0, body: parse(bytes.toString("utf8")) }),
            reject,
          );
        },
      );
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
