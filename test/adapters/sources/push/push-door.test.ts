import { once } from "node:events";
import { request } from "node:http";
import { connect, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PushDoor } from "../../../../src/adapters/sources/push/push-door.js";
import type { Article } from "../../../../src/core/article.js";
import { DatelineError } from "../../../../src/core/errors.js";
import type { InboxNote } from "../../../../src/core/keeping/inbox.js";
import { MovableClock } from "../../../core/support.js";
import { MemoryLog } from "../../support.js";

const TOKEN = "a-token-of-many-characters";

let taken: Article[];
let notes: InboxNote[];
let failure: DatelineError | null;
/** Waited for by each article that is taken in; it is known when the first has come as far. */
let arriving: Promise<void>;
let entered: Promise<void>;
let log: MemoryLog;
let door: PushDoor;
let address: string;
beforeEach(async () => {
  [taken, notes, failure, log] = [[], [], null, new MemoryLog()];
  arriving = Promise.resolve();
  let enter = (): void => undefined;
  entered = new Promise((resolve) => {
    enter = resolve;
  });
  door = new PushDoor({
    ...{ token: TOKEN, port: 0, host: "127.0.0.1", log, clock: new MovableClock("2031-03-05T10:00:00Z") },
    desks: [
      {
        command: "karvania",
        take: async (article) => {
          if (failure !== null) throw failure;
          enter();
          await arriving;
          const isKnown = taken.some(({ id, text }) => id === article.id && text === article.text);
          if (!isKnown) taken.push(article);
          return isKnown ? "known" : "taken";
        },
        inbox: { note: async (_, note) => void notes.push(note) },
      },
    ],
  });
  address = `http://127.0.0.1:${await door.open()}/articles/karvania`;
});
afterEach(() => door.close());

async function push(body: string | Buffer, more: { url?: string; method?: string; headers?: object } = {}) {
  const response = await fetch(more.url ?? address, {
    method: more.method ?? "POST",
    headers: { Authorization: `Bearer ${TOKEN}`, ...more.headers },
    ...(more.method === "GET" ? {} : { body: new Uint8Array(Buffer.from(body)) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const story = { id: "levee", text: "The levee at Norvik broke.", published: "2031-03-05T09:00:00Z" };
const counts = (taken: number, known = 0) => ({ status: 200, body: { taken, known, rejected: [] } });

describe("what is pushed", () => {
  test("is taken in, and known the second time", async () => {
    expect(await push(JSON.stringify(story))).toEqual(counts(1));
    expect(await push(JSON.stringify(story))).toEqual(counts(0, 1));
    expect(taken).toEqual([expect.objectContaining(story)]);
    expect(notes.map(({ outcome }) => outcome)).toEqual(["taken", "known"]);
  });

  test.each([
    ["an array", JSON.stringify([story, { ...story, id: "bridge" }]), 2],
    ["JSON Lines", `${JSON.stringify(story)}\n${JSON.stringify({ ...story, id: "bridge" })}\n`, 2],
    [
      "ninjs",
      JSON.stringify({ uri: "tag:wire.example,2031:1", body_text: "The levee broke.", pubstatus: "usable" }),
      1,
    ],
    [
      "NITF",
      `<?xml version="1.0"?><nitf><head><docdata><doc-id id-string="n1"/></docdata></head><body><body.content><p>The levee broke.</p></body.content></body></nitf>`,
      1,
    ],
  ])("may be %s", async (_, body, count) => {
    expect(await push(body)).toEqual(counts(count));
  });

  test("withdraws what it says is canceled, and keeps its embargo", async () => {
    await push(JSON.stringify({ id: "levee", status: "canceled" }));
    await push(JSON.stringify({ ...story, id: "later", embargoedUntil: "2031-03-06T00:00:00Z" }));
    expect(taken).toEqual([
      expect.objectContaining({ id: "levee", status: "canceled" }),
      expect.objectContaining({ id: "later", embargoedUntil: "2031-03-06T00:00:00Z" }),
    ]);
  });

  test("is taken as far as it is good, and says what is wrong with the rest", async () => {
    const { status, body } = await push(JSON.stringify([story, { id: "empty" }]));
    expect({ status, body }).toMatchObject({ status: 200, body: { taken: 1 } });
    expect(body["rejected"]).toEqual([{ id: "empty", code: "no-text", reason: expect.any(String) }]);
    expect(notes.at(-1)).toMatchObject({ id: "empty", outcome: "rejected", code: "no-text" });
  });

  test.each([
    ["nothing", "", "empty"],
    ["half a document", '{"id":', "bad-json"],
    ["a feed", `<rss version="2.0"><channel><title>x</title></channel></rss>`, "not-an-article"],
    ["an entity bomb", `<!DOCTYPE a [<!ENTITY b "bb">]><nitf>&b;</nitf>`, "xml-entities"],
    ["bytes", Buffer.from([0, 1, 2, 3]), "binary"],
  ])("is refused where it is %s", async (_, body, error) => {
    expect(await push(body)).toMatchObject({ status: 422, body: { error } });
    expect(taken).toEqual([]);
  });

  test("is sent again where it cannot be kept", async () => {
    failure = new DatelineError("store-busy", "Busy.");
    expect(await push(JSON.stringify(story))).toMatchObject({ status: 503, body: { error: "store-busy" } });
  });

  test("is not even read without the token", async () => {
    for (const Authorization of ["", "Bearer wrong", `Basic ${TOKEN}`, `Bearer ${TOKEN}x`])
      expect(await push(JSON.stringify(story), { headers: { Authorization } })).toMatchObject({
        status: 401,
      });
    expect(taken).toEqual([]);
    expect(JSON.stringify(log.lines)).not.toContain(TOKEN);
  });

  test("has to go to a desk, by POST", async () => {
    expect(await push("{}", { url: address.replace("karvania", "syria") })).toMatchObject({ status: 404 });
    expect(await push("", { method: "GET" })).toMatchObject({ status: 405 });
  });

  test("is refused over 20 MB, and cut off where it does not end", async () => {
    expect(await push(Buffer.alloc(20_000_001, 32))).toMatchObject({
      status: 413,
      body: { error: "too-large" },
    });
    const ended = new Promise<boolean>((resolve) => {
      const options = { method: "POST", headers: { Authorization: `Bearer ${TOKEN}` } };
      const sending = request(address, options, () => resolve(false));
      sending.on("error", () => resolve(true));
      for (let i = 0; i < 60; i++) sending.write(Buffer.alloc(1_000_000, 32));
    });
    expect(await ended).toBe(true);
    expect(await push(JSON.stringify(story))).toEqual(counts(1));
  });

  test("is refused where it is compressed, and says how to send it", async () => {
    const headers = { "Content-Encoding": "gzip" };
    expect(await push(gzipSync(JSON.stringify(story)), { headers })).toMatchObject({
      ...{ status: 415, body: { error: "bad-encoding" } },
    });
    expect(await push(JSON.stringify(story), { headers: { "Content-Encoding": "identity" } })).toEqual(
      counts(1),
    );
  });

  test("is noted where the desk cannot take it in", async () => {
    failure = new DatelineError("bad-article", "Its id is too long.");
    expect(await push(JSON.stringify(story))).toMatchObject({ status: 422 });
    expect(notes).toEqual([
      expect.objectContaining({ id: "levee", outcome: "rejected", code: "bad-article" }),
    ]);
  });

  test("is taken in although the door closes; what is still on its way does not keep it open", async () => {
    const { port } = new URL(address);
    const head = `POST /articles/karvania HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${TOKEN}\r\n`;
    const open = async (text: string): Promise<Socket> => {
      const socket = connect(Number(port), "127.0.0.1");
      socket.on("error", () => undefined);
      await once(socket, "connect");
      if (text !== "") await new Promise((resolve) => socket.write(text, resolve));
      return socket;
    };
    // One says nothing, one has not said all, and one has.
    const slow = [await open(""), await open(head), await open(`${head}Content-Length: 99\r\n\r\n{`)];
    let take = (): void => undefined;
    arriving = new Promise((resolve) => {
      take = resolve;
    });
    const pushed = push(JSON.stringify(story));
    await entered;
    const ended = Promise.all(slow.map((socket) => once(socket.resume(), "close")));
    const closed = door.close();
    take();
    expect(await pushed).toEqual(counts(1));
    await closed;
    await ended;
  });
});
