import { memoryCursors, newCursor, readCursor } from "../../../../src/adapters/sources/wires/cursor.js";
import { Identities } from "../../../../src/adapters/sources/wires/identity.js";
import { type Polled, type PollTools, pollFeed } from "../../../../src/adapters/sources/wires/poll.js";
import { type Handler, type LocalWeb, localWeb, pages } from "./local-web.js";

export const NOON = Date.parse("2024-12-01T12:00:00Z");
export const FEED = "http://feed.example/news";

/** A clock that a test moves. */
export class ManualClock {
  time = NOON;
  now(): number {
    return this.time;
  }
}

export interface Poller {
  readonly web: LocalWeb;
  readonly clock: ManualClock;
  /** What the server has at a path from now on. */
  serve(body: string | Buffer | Handler, path?: string): void;
  /** Polls once more, with the cursor that the last poll left, by way of JSON. */
  poll(url?: string): Promise<Polled>;
}

/** A web with feeds, and what polls them one after the other. */
export async function poller(more: Partial<PollTools> = {}): Promise<Poller> {
  const table: Record<string, string | Buffer | Handler> = {};
  const web = await localWeb((request, response) => pages(table)(request, response));
  const clock = new ManualClock();
  const store = memoryCursors();
  const identities = new Identities();
  const tools: PollTools = { fetch: web.tools, clock, random: () => 0, identities, ...more };
  return {
    web,
    clock,
    serve: (body, path = "/news") => {
      table[path] = body;
    },
    poll: async (url = FEED) => {
      const stored = await store.load(url);
      const polled = await pollFeed(stored === undefined ? newCursor(url) : readCursor(stored, url), tools);
      await store.save(url, JSON.parse(JSON.stringify(polled.cursor)));
      return polled;
    },
  };
}

/** What one poll of one document brings. */
export async function pollOnce(body: string | Buffer, contentType?: string, more?: Partial<PollTools>) {
  const one = await poller(more);
  one.serve((_, response) => {
    response.writeHead(200, contentType === undefined ? {} : { "content-type": contentType }).end(body);
  });
  return one.poll();
}

export const rss = (items: string, channel = "") =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Osk Wire</title>${channel}${items}</channel></rss>`;

export const item = (fields: Readonly<Record<string, string>>) =>
  `<item>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join("")}</item>`;
