import { describe, expect, it } from "vitest";
import { readCursor } from "../../../../src/adapters/sources/wires/cursor.js";
import type { Polled } from "../../../../src/adapters/sources/wires/poll.js";
import { redirect } from "./local-web.js";
import { FEED, item, NOON, poller, rss } from "./poll-support.js";

const MINUTE = 60_000;
const at = (path: string) => `https://osk.example/${path}`;
const story = (path: string, text: string, more = {}) =>
  item({ title: "Harbour", link: at(path), description: text, ...more });
const brought = ({ items }: Polled) =>
  items.map(({ article, change, announced }) => [article.id, article.text, change, announced]);

describe("polling a feed", () => {
  it("takes what is there at first without announcing it, and announces what comes", async () => {
    const { serve, poll } = await poller();
    serve(rss(story("a", "One.")));
    expect(brought(await poll())).toEqual([[at("a"), "One.", "new", false]]);
    serve(rss(story("b", "Two.") + story("a", "One.")));
    expect(brought(await poll())).toEqual([[at("b"), "Two.", "new", true]]);
    expect(brought(await poll())).toEqual([]);
  });

  it("asks only whether anything has changed", async () => {
    const { serve, poll, web } = await poller();
    serve((request, response) => {
      const known = request.headers["if-none-match"] === '"1"';
      if (known) return void response.writeHead(304).end();
      response.writeHead(200, { etag: '"1"', "last-modified": "Sun, 01 Dec 2024 11:00:00 GMT" });
      return void response.end(rss(story("a", "One.")));
    });
    await poll();
    expect(await poll()).toMatchObject({ items: [], problems: [], cursor: { failures: 0 } });
    expect(web.requests[1]?.headers).toMatchObject({ "if-modified-since": "Sun, 01 Dec 2024 11:00:00 GMT" });
  });

  const intervals = [
    ["nothing says more", "", {}, undefined, 15],
    ["the configuration says so", "", {}, 5, 5],
    ["its ttl is longer", "<ttl>30</ttl>", {}, 5, 30],
    ["its ttl is shorter", "<ttl>1</ttl>", {}, 5, 5],
    ["it wants to be read once a day, an hour at most", "<ttl>1440</ttl>", {}, 5, 60],
    [
      "its update period is longer",
      '<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">hourly</sy:updatePeriod><sy:updateFrequency xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">2</sy:updateFrequency>',
      {},
      5,
      30,
    ],
    ["its answer may be kept longer", "", { "cache-control": "public, max-age=1200" }, 5, 20],
  ] as const;
  it.each(intervals)("comes again when it should where %s", async (_, channel, headers, every, minutes) => {
    const { serve, poll } = await poller(every === undefined ? {} : { every: every * MINUTE });
    serve((_, response) => response.writeHead(200, headers).end(rss(story("a", "One."), channel)));
    expect((await poll()).nextPollAt).toBe(NOON + minutes * MINUTE);
  });

  it("waits longer after each failure, some of it by chance, and is back at once when it works", async () => {
    for (const [random, part] of [
      [0, 0.5],
      [1, 1],
    ] as const) {
      const { serve, poll } = await poller({ every: 5 * MINUTE, random: () => random });
      serve((_, response) => response.writeHead(503).end());
      const waits = [];
      for (let i = 0; i < 9; i++) waits.push(((await poll()).nextPollAt - NOON) / MINUTE);
      expect(waits).toEqual([10, 20, 40, 80, 160, 320, 360, 360, 360].map((wait) => wait * part));
      serve(rss(story("a", "One.")));
      expect((await poll()).nextPollAt).toBe(NOON + 5 * MINUTE * (1 + random / 10));
    }
  });

  const retries = [
    ["seconds", "7200", 120],
    ["a date", "Sun, 01 Dec 2024 14:00:00 GMT", 120],
    ["a date that is over", "Sun, 01 Dec 2024 11:00:00 GMT", 5],
    ["for ever", "999999999", 1440],
    ["nonsense", "soon", 5],
  ] as const;
  it.each(retries)("obeys a Retry-After of %s", async (_, retry, minutes) => {
    const { serve, poll } = await poller({ every: 5 * MINUTE });
    serve((_, response) => response.writeHead(429, { "retry-after": retry }).end());
    const { nextPollAt, problems } = await poll();
    expect(nextPollAt).toBe(NOON + minutes * MINUTE);
    expect(problems).toMatchObject([{ code: "http-error", file: FEED }]);
  });

  it("asks for a feed that is gone once a day", async () => {
    const { serve, poll } = await poller();
    serve((_, response) => response.writeHead(410).end());
    expect((await poll()).nextPollAt).toBe(NOON + 1440 * MINUTE);
  });

  it("remembers where a feed has moved for good, until nothing is found there", async () => {
    const { serve, poll, web } = await poller();
    serve(redirect("http://new.example/feed", 301));
    serve(rss(story("a", "One.")), "/feed");
    await poll();
    expect((await poll()).cursor.movedTo).toBe("http://new.example/feed");
    serve((_, response) => response.writeHead(404).end(), "/feed");
    for (let i = 0; i < 3; i++) await poll();
    serve(rss(story("a", "One.")));
    expect((await poll()).cursor).toMatchObject({ movedTo: null, failures: 0 });
    expect(web.requests.map(({ line }) => line)).toEqual([
      ...["feed.example/news", "new.example/feed", "new.example/feed"],
      ...["new.example/feed", "new.example/feed", "new.example/feed", "feed.example/news"],
    ]);
  });

  it("does not believe that a feed has moved to what is no feed", async () => {
    const { serve, poll } = await poller();
    serve(redirect("http://new.example/login", 301));
    serve("<html><body>Log in</body></html>", "/login");
    expect(await poll()).toMatchObject({ cursor: { movedTo: null }, problems: [{ code: "not-a-feed" }] });
  });

  it("keeps a password and a token out of what it reports", async () => {
    const { poll } = await poller();
    const { problems } = await poll("http://ann:secret@feed.example/none?token=secret");
    expect(problems).toMatchObject([{ file: "http://feed.example/none?…" }]);
  });

  it("reports what is wrong with an item once", async () => {
    const { serve, poll } = await poller();
    const broken = item({ link: at("x") });
    serve(rss(broken + story("a", "One.", { pubDate: "soon" })));
    expect((await poll()).problems.map(({ code }) => code)).toEqual(["no-text", "bad-date"]);
    serve(rss(story("b", "Two.") + broken + story("a", "One.", { pubDate: "soon" })));
    expect((await poll()).problems).toEqual([]);
  });

  it("begins anew where a stored cursor cannot be read, or is another feed's", () => {
    for (const stored of [undefined, null, {}, { url: "http://other.example/" }, "x"])
      expect(readCursor(stored, FEED)).toMatchObject({ url: FEED, polled: false, items: [] });
  });
});

describe("the same story", () => {
  it("is one article with versions when its words change", async () => {
    const { serve, poll } = await poller();
    for (const text of ["One.", "Two.", "One."]) {
      serve(rss(story("a", text)));
      const [change] = (await poll()).items;
      expect(change?.article).toMatchObject({ id: at("a"), text });
    }
    expect((await poll()).cursor.items).toMatchObject([{ id: at("a"), version: 3 }]);
  });

  const again = [
    ["a new date", "a", { pubDate: "Sun, 01 Dec 2024 10:00:00 GMT" }],
    ["a new guid", "a", { guid: "urn:2" }],
    ["a link that was shared", "a/?utm_source=x&fbclid=7#top", {}],
    ["a new address at its site", "b", { guid: "urn:2" }],
  ] as const;
  it.each(again)("is nothing new with %s", async (_, path, more) => {
    const { serve, poll } = await poller();
    serve(rss(story("a", "One.", { guid: "urn:1", pubDate: "Sat, 30 Nov 2024 10:00:00 GMT" })));
    await poll();
    serve(rss(story(path, "One.", more)));
    expect(brought(await poll())).toEqual([]);
    serve(rss(story(path, "Two.", more)));
    expect(brought(await poll())).toEqual([[at("a"), "Two.", "changed", true]]);
  });

  it("of several feeds is one article, of the one that has more of it", async () => {
    const { serve, poll } = await poller();
    serve(rss(story("a", "One. And the rest of it.")));
    serve(rss(story("a?utm_medium=rss", "One. …")), "/top");
    serve(rss(story("a", "One. And the rest of it. And more.")), "/all");
    await poll();
    const [top, all] = [await poll("http://feed.example/top"), await poll("http://feed.example/all")];
    expect([brought(top), top.problems]).toMatchObject([[], [{ code: "copy", id: at("a") }]]);
    expect(brought(all)).toEqual([[at("a"), "One. And the rest of it. And more.", "changed", false]]);
    for (const path of ["news", "top", "all"])
      expect(await poll(`http://feed.example/${path}`)).toMatchObject({
        items: [],
        ...(path !== "news" && { problems: [] }),
      });
  });

  it("in the words of another site is another article", async () => {
    const { serve, poll } = await poller();
    serve(rss(story("a", "One.")));
    await poll();
    serve(rss(story("a", "One.").replace("osk.example", "vell.example")), "/vell");
    expect(brought(await poll("http://feed.example/vell"))).toEqual([
      ["https://vell.example/a", "One.", "new", false],
    ]);
  });

  it("is not taken for another one that has its guid, its link or its words in one feed", async () => {
    const guid = "0";
    const front = item({ title: "A", link: at(""), guid: "urn:1", description: "One." });
    const other = item({ title: "B", link: at(""), guid: "urn:2", description: "Two." });
    for (const pair of [
      story("a", "One.", { guid }) + story("b", "Two.", { guid }),
      story("a", "One.") + story("b", "One."),
      front + other,
    ]) {
      const { serve, poll } = await poller();
      serve(rss(pair));
      expect(new Set((await poll()).items.map(({ article }) => article.id)).size).toBe(2);
      expect((await poll()).items).toEqual([]);
    }
  });

  it("without link and guid is known by its words", async () => {
    const { serve, poll } = await poller();
    serve(rss(item({ title: "A", description: "One." })));
    expect((await poll()).items[0]?.article.id).toMatch(/^feed\.example#/);
    serve(rss(item({ title: "A", description: "One.", pubDate: "Sun, 01 Dec 2024 10:00:00 GMT" })));
    expect((await poll()).items).toEqual([]);
  });

  it("is remembered when it has left the feed and comes back", async () => {
    const { serve, poll } = await poller();
    for (const path of ["a", "b", "a"]) {
      serve(rss(story(path, `${path}.`)));
      const { items } = await poll();
      expect(items).toHaveLength(path === "a" && items.length === 0 ? 0 : 1);
    }
    expect((await poll()).cursor.items.map(({ id }) => id)).toEqual([at("a"), at("b")]);
  });
});

describe("a feed of ninjs or NewsML", () => {
  const ninjs = (more: object) => JSON.stringify({ uri: "urn:karvania:1", body_text: "Osk.", ...more });

  it("brings articles under their own ids, and their withdrawal", async () => {
    const { serve, poll } = await poller();
    serve(ninjs({ version: "1" }));
    expect(brought(await poll())).toEqual([["urn:karvania:1", "Osk.", "new", false]]);
    serve(ninjs({ pubstatus: "canceled", body_text: "" }), "/other");
    const [notice] = (await poll("http://feed.example/other")).items;
    // The last word, whatever the feed has later: it may come from a cache.
    expect(notice?.origin).toBeNull();
    expect(notice?.article).toEqual({ id: "urn:karvania:1", text: "", status: "canceled" });
  });
});
