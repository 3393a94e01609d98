import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";
import type { AppIdentity } from "./core.js";
import type { Delivery } from "./delivery.js";
import { parseJson } from "./json.js";

/** The signature of a body, as Slack makes it. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;

const tenMinutes = 600;

/** Sends to the app's request URL. */
export class HttpDelivery {
  readonly #agent = new Agent({ keepAlive: true });

  constructor(
    private readonly app: AppIdentity,
    readonly requestUrl: string,
    private readonly now: () => number,
  ) {}

  send(delivery: Delivery): void {
    const { headers, body } = this.#requestOf(delivery);
    delivery.request = { headers, body };
    const outgoing = request(
      this.requestUrl,
      {
        method: "POST",
        agent: this.#agent,
        headers: { ...headers, "Content-Length": Buffer.byteLength(body) },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", (error) => delivery.settle({ acked: false, reason: error.message }));
        response.on("end", () => {
          const status = response.statusCode ?? 0;
          const text = Buffer.concat(chunks).toString("utf8");
          const isJson = response.headers["content-type"]?.includes("json") === true;
          delivery.settle({
            acked: status === 200,
            status,
            ...(text === "" ? {} : { body: isJson ? parseJson(text) : text }),
            ...(status === 200 ? {} : { reason: `status ${status}` }),
          });
        });
      },
    );
    outgoing.on("error", (error) => delivery.settle({ acked: false, reason: error.message }));
    outgoing.end(body);
  }

  /** Ends what is kept alive. */
  close(): void {
    this.#agent.destroy();
  }

  /** Slack asks a new request URL to say a challenge back. */
  verify(challenge: string): { readonly kind: "events_api"; readonly payload: Record<string, string> } {
    return {
      kind: "events_api",
      payload: { type: "url_verification", token: this.app.verificationToken, challenge },
    };
  }

  #requestOf({ outgoing, sending }: Delivery): { headers: Record<string, string>; body: string } {
    const earlier = sending.earlier?.request;
    if (sending.tamper === "replay") {
      if (!earlier) throw new Error("A replay needs an earlier request.");
      return { headers: { ...earlier.headers }, body: earlier.body };
    }
    const body =
      outgoing.kind === "events_api"
        ? JSON.stringify(outgoing.payload)
        : outgoing.kind === "slash_commands"
          ? new URLSearchParams(outgoing.payload as Record<string, string>).toString()
          : new URLSearchParams({ payload: JSON.stringify(outgoing.payload) }).toString();
    const seconds = Math.floor(this.now() / 1000) - (sending.tamper === "old-timestamp" ? tenMinutes : 0);
    const timestamp = String(seconds);
    const secret = sending.tamper === "bad-signature" ? "not the secret" : this.app.signingSecret;
    const headers: Record<string, string> = {
      "Content-Type":
        outgoing.kind === "events_api" ? "application/json" : "application/x-www-form-urlencoded",
      "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
      "X-Slack-Request-Timestamp": timestamp,
    };
    if (sending.tamper !== "no-signature") {
      headers["X-Slack-Signature"] = signatureOf(secret, timestamp, body);
    }
    if (sending.retry) {
      headers["X-Slack-Retry-Num"] = String(sending.retry.num);
      headers["X-Slack-Retry-Reason"] = sending.retry.reason;
    }
    return { headers, body };
  }
}
