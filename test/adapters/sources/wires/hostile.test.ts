import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { FETCH_LIMITS } from "../../../../src/adapters/sources/wires/fetch.js";
import { type Handler, redirect } from "./local-web.js";
import { item, poller, pollOnce, rss } from "./poll-support.js";

/** Nothing here may take longer, in milliseconds: a second or two on a quiet machine. */
const PATIENCE = 15_000;
const link = "https://osk.example/harbour";
const harbour = item({ title: "Harbour", link, description: "The harbour reopened." });
const laughs = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join("");
const padded = (piece: string, bytes: number) => piece.repeat(Math.floor(bytes / piece.length));

/** Polls what a server answers, within the time and memory that there is for it. */
async function survive(answer: string | Buffer | Handler, type?: string) {
  const started = performance.now();
  const polled = typeof answer === "function" ? await pollHandler(answer) : await pollOnce(answer, type);
  expect(performance.now() - started).toBeLessThan(PATIENCE);
  return { ...polled, codes: polled.problems.map(({ code }) => code) };
}

async function pollHandler(handler: Handler) {
  const { serve, poll } = await poller();
  serve(handler);
  return poll();
}

describe("a hostile document", () => {
  const refused = [
    [
      "a billion laughs",
      `<!DOCTYPE r [<!ENTITY l0 "ha">${laughs}]>${rss(item({ title: "&l12;", link }))}`,
      "xml-entities",
    ],
    [
      "an entity of a file",
      `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss(item({ title: "&x;", link }))}`,
      "xml-entities",
    ],
    [
      "a parameter entity",
      `<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]>${rss(harbour)}`,
      "xml-entities",
    ],
    [
      "entities in NITF",
      `<!DOCTYPE nitf [<!ENTITY l0 "ha">${laughs}]><nitf><body>&l12;</body></nitf>`,
      "xml-entities",
    ],
    [
      "a document type within the document",
      rss(`<!DOCTYPE r [<!ENTITY l0 "ha">]>${harbour}`),
      "xml-entities",
    ],
    ["elements a million deep", rss(padded("<a>", 3_000_000)), "bad-xml"],
    ["items a million deep", `<rss version="2.0"><channel>${padded("<item>", 6_000_000)}`, "bad-xml"],
    ["NITF a thousand deep", `<nitf>${"<block>".repeat(1_000)}${"</block>".repeat(1_000)}</nitf>`, "bad-xml"],
    ["five million elements", rss(padded("<a/>", 19_000_000)), "too-large"],
    [
      "a web page",
      "<!doctype html><html><head><title>Log in</title></head><body><p>Log in<br></body></html>",
      "not-a-feed",
    ],
    ["XML of another kind", "<svg xmlns='http://www.w3.org/2000/svg'><path/></svg>", "not-a-feed"],
    ["JSON that is no feed", '{"error":"not found"}', "not-a-feed"],
    ["JSON that breaks off", '{"version":"https://jsonfeed.org/version/1.1","items":[', "bad-json"],
    ["JSON nested a million deep", "[".repeat(1_000_000), "bad-json"],
    ["a million angle brackets", padded("<", 1_000_000), "bad-xml"],
    ["a comment that never ends", `<!--${padded("<!--", 5_000_000)}`, "bad-xml"],
    ["a tag that never ends", `<rss ${padded("a='b' ", 5_000_000)}`, "bad-xml"],
    ["a document type that never ends", `<!DOCTYPE ${padded("[<!", 5_000_000)}`, "bad-xml"],
    ["names that JavaScript knows", rss(`<__proto__><a>x</a></__proto__>${harbour}`), "bad-xml"],
    ["nothing", "", "empty"],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108", "hex"), "binary"],
    [
      "half UTF-8",
      Buffer.concat([Buffer.from(rss(item({ link, description: "Café é é" }))), Buffer.from([0xff])]),
      "bad-encoding",
    ],
    ["UTF-16 that breaks off", Buffer.from("fffe3c", "hex"), "bad-encoding"],
  ] as const;
  it.each(refused)("of %s is refused with its reason", async (_, body, code) => {
    const { items, codes, problems } = await survive(body);
    expect([items, codes]).toEqual([[], [code]]);
    expect(problems[0]?.reason).toMatch(/^[A-Z].*\.$/);
  });

  const read = [
    [
      "a document type that is only named",
      `<!DOCTYPE rss PUBLIC "x" "http://127.0.0.1/rss.dtd">${rss(harbour)}`,
    ],
    [
      "what looks like entities in CDATA",
      rss(
        harbour.replace("The harbour reopened.", '<![CDATA[<!-- <!ENTITY x "y"> -->The harbour reopened.]]>'),
      ),
    ],
    ["many attributes", rss(harbour).replace("<item>", `<item ${padded('a="b" ', 1_000_000)}>`)],
    [
      "many name spaces",
      rss(harbour).replace(
        "<rss",
        `<rss ${Array.from({ length: 20_000 }, (_, i) => `xmlns:a${i}="http://x.example/${i}"`).join(" ")}`,
      ),
    ],
  ] as const;
  it.each(read)("with %s is read", async (_, body) => {
    const { items } = await survive(body);
    expect(items.map(({ article }) => article.text)).toEqual(["The harbour reopened."]);
    expect(({} as Record<string, unknown>)["constructor"]).toBe(Object);
  });

  it("of 10,000 items gives 10,000 articles", async () => {
    const items = Array.from({ length: 10_000 }, (_, i) =>
      item({ title: `Ship ${i}`, link: `${link}/${i}`, description: `Ship ${i} came in.`, guid: `urn:${i}` }),
    );
    expect((await survive(rss(items.join("")))).items).toHaveLength(10_000);
  });

  const markup = [
    "<div>",
    "</x>",
    "<",
    "<p '",
    "<!--",
    "&",
    "<del>",
    "<b><p>",
    "<table><tr><td>",
    "<a href='x'>",
  ];
  it.each(markup)("with a megabyte of %j in an item is refused or read", async (piece) => {
    const body = item({ title: "Ship", link, description: `<![CDATA[One.${padded(piece, 1_000_000)}]]>` });
    const { items, codes } = await survive(rss(body));
    expect(items.length + codes.length).toBe(1);
  });

  it("with a single line of 19 MB is refused as an item, and the others are read", async () => {
    const long = item({ title: "Long", link: `${link}/2`, description: padded("word ", 19_000_000) });
    const { items, codes } = await survive(rss(long + harbour));
    expect([items.map(({ article }) => article.id), codes]).toEqual([[link], ["too-large"]]);
  });
});

describe("a hostile server", () => {
  it("that sends more than 20 MB is not listened to: one line of 30 MB, or a body without end", async () => {
    const line = Buffer.alloc(1_000_000, "x");
    for (const most of [30, Number.POSITIVE_INFINITY]) {
      let sent = 0;
      const { codes } = await survive((_, response) => {
        const more = () =>
          sent++ < most && !response.destroyed ? response.write(line, more) : response.end();
        more();
      });
      expect(codes).toEqual(["too-large"]);
    }
  });

  it("that packs gigabytes into little is not unpacked beyond 20 MB", async () => {
    const zeros = Buffer.alloc(100_000_000);
    const bombs = [
      ["gzip", gzipSync(zeros)],
      ["gzip", gzipSync(gzipSync(zeros))],
      ["br", brotliCompressSync(zeros.subarray(0, 40_000_000))],
    ] as const;
    for (const [encoding, bomb] of bombs) {
      expect(bomb.length).toBeLessThan(1_000_000);
      const { codes } = await survive((_, response) =>
        response.writeHead(200, { "content-encoding": encoding }).end(bomb),
      );
      expect(["too-large", "bad-xml", "binary"]).toContain(codes[0]);
    }
  });

  const elsewhere = [
    "http://169.254.169.254/latest/meta-data/",
    "http://localhost/",
    "http://127.0.0.1:6379/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://2852039166/",
    "http://metadata.example/",
    "//10.0.0.1/",
  ];
  it.each(elsewhere)("that redirects to %s does not get us there", async (target) => {
    const { serve, poll, web } = await poller();
    web.tools.resolve = async (host) =>
      /feed/.test(host) ? ["198.41.0.4"] : [host === "metadata.example" ? "169.254.169.254" : "127.0.0.1"];
    serve(redirect(target));
    expect((await poll()).problems).toMatchObject([{ code: "forbidden-address" }]);
    expect([web.connected, web.requests.length]).toEqual([["198.41.0.4"], 1]);
  });

  it.each(["file:///etc/passwd", "gopher://x.example/", "data:text/xml,<rss/>", "http://"])(
    "that redirects to %s does not get us there either",
    async (target) => {
      const { serve, poll } = await poller();
      serve(redirect(target));
      expect((await poll()).problems).toMatchObject([{ code: "bad-address" }]);
    },
  );

  it("that redirects in a circle, or on and on, is followed five times", async () => {
    const { serve, poll, web } = await poller();
    serve(redirect("/news"));
    expect((await poll()).problems).toMatchObject([{ code: "too-many-redirects" }]);
    expect(web.requests).toHaveLength(6);
  });

  it("whose name changes its mind is reached where it was checked, and refused the next time", async () => {
    const { serve, poll, web } = await poller();
    const answers = [["198.41.0.4"], ["127.0.0.1"]];
    web.tools.resolve = async () => answers.shift() ?? ["127.0.0.1"];
    serve(rss(harbour));
    expect((await poll()).items).toHaveLength(1);
    // Asked once: what the name meant afterwards had no part in it.
    expect([answers.length, web.connected]).toEqual([1, ["198.41.0.4"]]);
    expect((await poll()).problems).toMatchObject([{ code: "forbidden-address" }]);
    expect(web.connected).toEqual(["198.41.0.4"]);
  });

  it("that never ends its headers or its body is left when the time is over", async () => {
    const silent: Handler[] = [
      () => undefined,
      (_, response) => void response.flushHeaders(),
      (_, response) => void response.writeHead(200).write("<rss>"),
      (_, response) =>
        void response.writeHead(200, { "content-encoding": "gzip" }).write(gzipSync("x").subarray(0, 9)),
    ];
    for (const handler of silent) {
      const { serve, poll, web } = await poller();
      serve(handler);
      const polled = poll();
      await web.arrived;
      web.tools.timer.pass(FETCH_LIMITS.total);
      expect((await polled).problems).toMatchObject([{ code: "too-slow" }]);
    }
  });

  it("that sends headers without end is not listened to", async () => {
    const { codes } = await survive((request) => {
      request.socket.write(
        `HTTP/1.1 200 OK\r\n${"X-Long: ".padEnd(8_000, "x")}\r\n`.concat("X-More: y\r\n".repeat(20_000)),
      );
    });
    expect(codes).toEqual(["no-connection"]);
  });

  it("does not fill the memory", async () => {
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 5);
    const words = padded("The harbour of Osk reopened. ", 1_800);
    const big = Array.from({ length: 10_000 }, (_, i) => item({ link: `${link}/${i}`, description: words }));
    for (let i = 0; i < 3; i++) {
      await survive((_, response) =>
        response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(200_000_000))),
      );
      expect((await survive(rss(big.join("")))).items).toHaveLength(10_000);
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    clearInterval(watch);
    const megabytes = Math.round((peak - before) / 1_000_000);
    console.log(`hostile feeds: ${megabytes} MB above ${Math.round(before / 1_000_000)} MB at the most`);
    expect(megabytes).toBeLessThan(1_000);
  });
});
