import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { isAllowed, readAllowList } from "../../../../src/adapters/sources/wires/addresses.js";
import { pinnedConnector } from "../../../../src/adapters/sources/wires/connect.js";
import { FETCH_LIMITS, fetchSafely } from "../../../../src/adapters/sources/wires/fetch.js";
import { type Handler, type LocalWeb, localWeb, pages, redirect } from "./local-web.js";

const fetch = (address: string, { tools }: LocalWeb, headers = {}) => fetchSafely(address, headers, tools);
const allowed = (entries: readonly string[]) => {
  const allow = readAllowList(entries);
  if (allow === null) throw new Error("not an allow-list");
  return allow;
};

describe("an address", () => {
  const forbidden = (
    "127.0.0.1 127.8.8.8 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 224.0.0.1 " +
    "0.0.0.0 0.1.2.3 255.255.255.255 240.0.0.1 192.0.0.1 192.0.2.1 198.18.0.1 192.88.99.1 :: ::1 ::127.0.0.1 " +
    "::ffff:127.0.0.1 ::ffff:169.254.169.254 ::ffff:7f00:1 64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe " +
    "64:ff9b:1::808:808 2002:7f00:1:: 2001::1 fe80::1 fe80::1%eth0 fec0::1 fc00::1 fd12::1 ff02::1 2001:db8::1 " +
    "100::1 ::ffff:0:127.0.0.1 5f00::1 4000::1 nonsense"
  ).split(" ");
  it.each(forbidden)("%s is not fetched from", (address) => {
    expect(isAllowed(address, "feed.example")).toBe(false);
  });

  it.each(["8.8.8.8", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])(
    "%s is public",
    (address) => {
      expect(isAllowed(address, "feed.example")).toBe(true);
    },
  );

  it("on a private network is fetched from where the configuration names it, and only there", () => {
    const allow = allowed(["10.20.0.0/16", "fd00::5", "cms.karvania.example"]);
    const may = (address: string, host = "other.example") => isAllowed(address, host, allow);
    expect(["10.20.3.4", "::ffff:10.20.3.4", "fd00::5"].map((one) => may(one))).toEqual([true, true, true]);
    expect(["10.21.0.1", "fd00::6", "127.0.0.1"].map((one) => may(one))).toEqual([false, false, false]);
    expect(may("192.168.7.7", "CMS.karvania.example")).toBe(true);
    // Whoever owns the name must not get at what a cloud hands out to its machines.
    expect(may("169.254.169.254", "cms.karvania.example")).toBe(false);
    expect(readAllowList(["10.20.0.0/99"])).toBeNull();
  });
});

describe("fetching", () => {
  it("brings a body, unpacked, and says who asks", async () => {
    const web = await localWeb((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip", etag: '"1"' });
      response.end(gzipSync("Osk."));
    });
    const got = await fetch("http://feed.example/a?b=c#d", web, { "if-none-match": '"0"' });
    expect(got).toMatchObject({
      status: 200,
      headers: { etag: '"1"' },
      body: Buffer.from("Osk."),
      movedTo: null,
    });
    expect(web.requests).toMatchObject(
      [{ line: "feed.example/a?b=c", headers: { "if-none-match": '"0"', "user-agent": /Dateline/ } }].map(
        (one) => ({ ...one, headers: { ...one.headers, "user-agent": expect.stringMatching(/Dateline/) } }),
      ),
    );
    expect(web.connected).toEqual(["198.41.0.4"]);
  });

  it("connects to the address that was checked, whatever the name means elsewhere", async () => {
    const web = await localWeb(pages({ "/a": "Osk." }));
    // The real connector, and a name that no resolver but the injected one knows.
    const tools = { ...web.tools, resolve: async () => ["127.0.0.1"], connectorFor: pinnedConnector };
    const here = { ...tools, allow: allowed(["127.0.0.1"]) };
    const address = `http://feed.invalid:${web.port}/a`;
    expect(await fetchSafely(address, {}, here)).toMatchObject({ body: Buffer.from("Osk.") });
    expect(await fetchSafely(address, {}, tools)).toMatchObject({ code: "forbidden-address" });
    expect(web.requests.map(({ line }) => line)).toEqual([`feed.invalid:${web.port}/a`]);
  });

  const refused = [
    ["ftp://feed.example/", "bad-address"],
    ["file:///etc/passwd", "bad-address"],
    ["feed.example", "bad-address"],
    ["http://127.0.0.1/", "forbidden-address"],
    ["http://2130706433/", "forbidden-address"],
    ["http://0x7f.1/", "forbidden-address"],
    ["http://[::1]/", "forbidden-address"],
    ["http://[::ffff:127.0.0.1]:8080/", "forbidden-address"],
    ["http://[64:ff9b::a00:1]/", "forbidden-address"],
    ["http://localhost/", "forbidden-address"],
    ["http://mixed.example/", "forbidden-address"],
    ["http://nowhere.example/", "unknown-host"],
  ] as const;
  it.each(refused)("refuses %s before anything is sent", async (address, code) => {
    const names = {
      localhost: ["127.0.0.1"],
      "mixed.example": ["198.41.0.4", "10.0.0.1"],
      "nowhere.example": [],
    };
    const web = await localWeb(pages({}), names);
    expect(await fetch(address, web)).toMatchObject({ code, reason: expect.stringMatching(/:.*\.$/) });
    expect([web.connected, web.requests]).toEqual([[], []]);
  });

  it("follows redirects, and says where the address has moved for good", async () => {
    const web = await localWeb(
      pages({
        "/old": redirect("/older", 301),
        "/older": redirect("http://new.example/feed", 308),
        "/feed": redirect("/today", 302),
        "/today": "Osk.",
      }),
    );
    expect(await fetch("http://feed.example/old", web)).toMatchObject({
      body: Buffer.from("Osk."),
      url: "http://new.example/today",
      movedTo: "http://new.example/feed",
    });
  });

  it("does not take a redirect from https to http for a move", async () => {
    const web = await localWeb(pages({ "/a": redirect("http://feed.example/b", 301), "/b": "Osk." }));
    expect(await fetch("https://feed.example/a", web)).toMatchObject({ status: 200, movedTo: null });
  });

  it("sends a password to its own origin only, and no cookie anywhere", async () => {
    const web = await localWeb(
      pages({
        "/a": (_, response) =>
          response.writeHead(302, { location: "/b", "set-cookie": "secret=1; Domain=example" }).end(),
        "/b": redirect("http://u:p@other.example/c"),
        "/c": "Osk.",
      }),
    );
    await fetch("http://ann:s%20cret@feed.example/a", web);
    const basic = `Basic ${Buffer.from("ann:s cret").toString("base64")}`;
    expect(web.requests.map(({ headers }) => headers.authorization)).toEqual([basic, basic, undefined]);
    expect(web.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined, undefined]);
  });

  const statuses = [404, 410, 401, 429, 500, 503] as const;
  it.each(statuses)(
    "says what to do where the server answers %d, and hands on its headers",
    async (status) => {
      const web = await localWeb((_, response) =>
        response.writeHead(status, { "retry-after": "7" }).end("no"),
      );
      const got = await fetch("http://feed.example/", web);
      expect(got).toMatchObject({ code: "http-error", status, headers: { "retry-after": "7" } });
    },
  );

  it("says where nothing has changed", async () => {
    const web = await localWeb((_, response) => response.writeHead(304).end());
    expect(await fetch("http://feed.example/", web)).toMatchObject({ status: 304, body: Buffer.alloc(0) });
  });

  const broken: readonly (readonly [string, Handler, string])[] = [
    [
      "breaks off",
      (_, response) =>
        response.writeHead(200, { "content-length": "9" }).write("Osk", () => response.destroy()),
      "no-connection",
    ],
    ["is no HTTP", (request) => request.socket.end("SSH-2.0\r\n"), "no-connection"],
    [
      "says it is packed and is not",
      (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("Osk"),
      "bad-encoding",
    ],
    [
      "is packed in a way of its own",
      (_, response) => response.writeHead(200, { "content-encoding": "zip" }).end("Osk"),
      "bad-encoding",
    ],
    [
      "announces more than is read",
      (_, response) => void response.writeHead(200, { "content-length": "20000001" }).flushHeaders(),
      "too-large",
    ],
  ];
  it.each(broken)("reports an answer that %s", async (_, handler, code) => {
    expect(await fetch("http://feed.example/", await localWeb(handler))).toMatchObject({ code });
  });

  it("ends a request that nobody answers, by the timer", async () => {
    const web = await localWeb(() => undefined);
    const got = fetch("http://feed.example/", web);
    web.tools.timer.pass(FETCH_LIMITS.total);
    expect(await got).toMatchObject({ code: "too-slow" });
  });

  it("ends a look-up of a name that never comes back", async () => {
    const web = await localWeb(pages({}));
    const tools = { ...web.tools, resolve: () => new Promise<string[]>(() => undefined) };
    const got = fetchSafely("http://feed.example/", {}, tools);
    tools.timer.pass(FETCH_LIMITS.total);
    expect(await got).toMatchObject({ code: "too-slow" });
  });

  it("ends a body that stops coming", async () => {
    const web = await localWeb((_, response) => response.writeHead(200).write("a"));
    const got = fetch("http://feed.example/", web);
    expect(await passing(got, web, FETCH_LIMITS.idle)).toMatchObject({
      ...{ code: "too-slow", reason: expect.stringContaining("stopped sending") },
    });
  });

  it("ends a body that drips for ever, when the whole time is over", async () => {
    const web = await localWeb((_, response) => {
      const drip = () => response.destroyed || response.write("a", () => setImmediate(drip));
      drip();
    });
    const got = fetch("http://feed.example/", web);
    await web.arrived;
    expect(await passing(got, web, FETCH_LIMITS.total)).toMatchObject({ code: "too-slow" });
  });
});

/** What is promised, while waits of this length end again and again. */
async function passing<T>(promised: Promise<T>, { tools }: LocalWeb, milliseconds: number): Promise<T> {
  let over = false;
  void promised.finally(() => {
    over = true;
  });
  while (!over) {
    tools.timer.pass(milliseconds);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return promised;
}
