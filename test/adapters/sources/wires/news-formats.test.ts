import { describe, expect, it } from "vitest";
import { loadFile } from "../temp-folder.js";

const newsItem = (meta: string, content: string, attributes = 'guid="urn:karvania:1" version="3"') =>
  `<?xml version="1.0" encoding="UTF-8"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" ${attributes}>` +
  `<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:OSK"><name>Osk Wire</name></provider>` +
  `<versionCreated>2024-11-30T09:00:00+01:00</versionCreated><firstCreated>2024-11-30T06:00:00Z</firstCreated>${meta}</itemMeta>` +
  `<contentMeta><headline role="hld:short">Osk</headline><headline role="hld:main">Harbour &amp; bridge reopen</headline></contentMeta>` +
  `<contentSet>${content}</contentSet></newsItem>`;
const xhtml =
  '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head>' +
  "<body><p>The <b>harbour</b>, he said, <i>reopened</i>.</p>\n<p>Two&#160;ships &amp; a ferry.<br/>Late.</p></body></html></inlineXML>";
const words = "The harbour, he said, reopened.\n\nTwo\u00a0ships & a ferry.\nLate.";

describe("a news item of NewsML-G2", () => {
  it("becomes an article, its mixed content in order", async () => {
    const { only } = await loadFile("a.xml", newsItem('<pubStatus qcode="stat:usable"/>', xhtml));
    expect(only).toEqual({
      ...{ id: "urn:karvania:1", text: words, title: "Harbour & bridge reopen", source: "Osk Wire" },
      ...{ published: "2024-11-30T06:00:00Z", updated: "2024-11-30T08:00:00Z", status: "usable", version: 3 },
    });
  });

  const contents = [
    [
      "NITF",
      '<inlineXML contenttype="application/nitf+xml"><nitf><body><body.head><hedline><hl1>No</hl1></hedline></body.head><body.content><block><p>One.</p><p>Two.</p></block></body.content></body></nitf></inlineXML>',
      "One.\n\nTwo.",
    ],
    ["plain text", '<inlineData contenttype="text/plain">One &lt;\nTwo.</inlineData>', "One <\nTwo."],
    [
      "HTML in CDATA",
      '<inlineData contenttype="text/html"><![CDATA[<p>One &amp; two.</p>]]></inlineData>',
      "One & two.",
    ],
    ["a picture beside its text", `<remoteContent href="x.jpg"/>${xhtml}`, words],
  ] as const;
  it.each(contents)("with %s is read", async (_, content, text) => {
    expect((await loadFile("a.xml", newsItem("", content))).only.text).toBe(text);
  });

  const notices = [
    ["canceled", '<pubStatus qcode="stat:canceled"/>', { status: "canceled" }],
    ["withheld", '<pubStatus qcode="stat:withheld"/>', { status: "withheld" }],
    [
      "canceled by its address",
      '<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>',
      { status: "canceled" },
    ],
    [
      "embargoed",
      "<embargoed>2024-12-01T00:00:00Z</embargoed>",
      { status: "usable", embargoedUntil: "2024-12-01T00:00:00Z" },
    ],
    ["embargoed until further notice", "<embargoed/>", { status: "withheld" }],
    ["of a status that nobody knows", '<pubStatus qcode="stat:odd"/>', { status: "withheld" }],
  ] as const;
  it.each(notices)("that is %s is so", async (_, meta, expected) => {
    const { articles } = await loadFile("a.xml", newsItem(meta, xhtml));
    expect(articles).toMatchObject([{ id: "urn:karvania:1", version: 3, ...expected }]);
  });

  it("that is killed needs no content", async () => {
    const { only } = await loadFile("a.xml", newsItem('<pubStatus qcode="stat:canceled"/>', ""));
    expect(only).toMatchObject({ id: "urn:karvania:1", status: "canceled", text: "" });
  });

  it("may be one of several in a message, with prefixes, and one that is broken is reported by its place", async () => {
    const one = newsItem("", xhtml).replace(/^<\?.*?\?>/, "");
    const two = one.replace('guid="urn:karvania:1"', 'guid="urn:karvania:2"');
    const none = newsItem("", "<remoteContent/>", 'guid="urn:karvania:3"').replace(/^<\?.*?\?>/, "");
    const message = `<m:newsMessage xmlns:m="http://iptc.org/std/nar/2006-10-01/"><m:itemSet>${one}${none}${two}</m:itemSet></m:newsMessage>`;
    const { articles, problem } = await loadFile("a.xml", message);
    expect(articles.map(({ id }) => id)).toEqual(["urn:karvania:1", "urn:karvania:2"]);
    expect(problem).toMatchObject({ code: "no-text", reason: expect.stringMatching(/^Item 2: /) });
  });

  const refused = [
    ["breaks off", newsItem("", xhtml).slice(0, -60), "bad-xml"],
    ["has an embargo that is no time", newsItem("<embargoed>soon</embargoed>", xhtml), "bad-field"],
    ["has no guid", newsItem("", xhtml, ""), "bad-field"],
    ["has no words", newsItem("", "<remoteContent href='x.jpg'/>"), "no-text"],
    ["is a message without an item", "<newsMessage><header/></newsMessage>", "not-an-article"],
    [
      "is a feed",
      "<rss version='2.0'><channel><item><title>Osk</title></item></channel></rss>",
      "not-an-article",
    ],
  ] as const;
  it.each(refused)("that %s is refused", async (_, xml, code) => {
    const { articles, problem } = await loadFile("a.xml", xml);
    expect([articles, problem.code]).toEqual([[], code]);
    expect(problem.reason).not.toContain("harbour");
  });
});

describe("a NITF document", () => {
  const nitf = (docdata: string, status = "") =>
    `<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE nitf SYSTEM "nitf-3-6.dtd"><nitf><head><title>Osk</title>` +
    `<docdata${status}><doc-id id-string="osk.7" regsrc="OSK"/><date.issue norm="20241130T060000+0100"/>${docdata}` +
    `<doc.copyright holder="Osk Wire"/></docdata></head><body><body.head><hedline><hl1>Caf\u00e9 &amp; harbour</hl1></hedline>` +
    `<byline>By A</byline></body.head><body.content><p>The <person>minister</person>, <em>again</em>, left.</p>` +
    `<media media-type="image"><media-caption>A ship</media-caption></media><hl2>Caf\u00e9</h2l>`.replace(
      "</h2l>",
      "</hl2>",
    ) +
    `<ul><li>One</li></ul></body.content><body.end><tagline>end</tagline></body.end></body></nitf>`;
  const load = (xml: string) => loadFile("a.xml", Buffer.from(xml, "latin1"));

  it("becomes an article, without captions, byline and end", async () => {
    expect((await load(nitf('<du-key key="x" version="2"/>'))).only).toEqual({
      ...{ id: "osk.7", text: "The minister, again, left.\n\nCafé\n\nOne", title: "Café & harbour" },
      ...{ source: "Osk Wire", published: "2024-11-30T05:00:00Z", status: "usable", version: 2 },
    });
  });

  const notices = [
    [
      "released later",
      '<date.release norm="20241201T000000Z"/>',
      "",
      { status: "usable", embargoedUntil: "2024-12-01T00:00:00Z" },
    ],
    [
      "embargoed with its release",
      '<date.release norm="20241201T000000Z"/>',
      "embargoed",
      { status: "usable", embargoedUntil: "2024-12-01T00:00:00Z" },
    ],
    ["embargoed without a time", "", "embargoed", { status: "withheld" }],
    ["canceled", "", "canceled", { status: "canceled" }],
  ] as const;
  it.each(notices)("that is %s is so", async (_, docdata, status, expected) => {
    const attribute = status === "" ? "" : ` management-status="${status}"`;
    expect((await load(nitf(docdata, attribute))).only).toMatchObject({ id: "osk.7", ...expected });
  });

  it("whose release is no time is refused", async () => {
    expect((await load(nitf('<date.release norm="soon"/>'))).problem.code).toBe("bad-field");
  });
});

describe("a web page", () => {
  const paragraph = (words: string) =>
    `<p>${words} The port authority said on Saturday that ships, ferries and boats sail again, after three days of repairs to the quay.</p>`;
  const page = (body: string, head = "") =>
    `<!doctype html><html><head><title>Harbour reopens | Osk Wire</title><meta property="og:site_name" content="Osk Wire">` +
    `<meta property="article:published_time" content="2024-11-30T06:00:00+01:00">` +
    `<link rel="canonical" href="https://osk.example/harbour">${head}</head><body><nav><a href="/">Home</a> <a href="/x">Ads</a></nav>` +
    `<article><h1>Harbour reopens</h1>${body}</article><footer>Cookies &amp; contact</footer></body></html>`;

  it("is read for its article, without its menus and notices", async () => {
    const body = paragraph("One.") + paragraph("Two.") + paragraph("Three.");
    const { only } = await loadFile("harbour.html", page(body));
    expect(only).toMatchObject({ id: "harbour", source: "Osk Wire", url: "https://osk.example/harbour" });
    expect(only).toMatchObject({
      published: "2024-11-30T05:00:00Z",
      title: expect.stringContaining("Harbour reopens"),
    });
    expect(only.text.split("\n\n").map((one) => one.slice(0, 4))).toEqual(["One.", "Two.", "Thre"]);
    expect(only.text).not.toMatch(/Cookies|Home/);
  });

  const strange = [
    ["a page without words", "<html><body><img src='x'></body></html>", "empty"],
    ["elements without end", page("<div>".repeat(20_000)), "bad-markup"],
    ["too many elements", page("<p>x</p>".repeat(40_000)), "bad-markup"],
  ] as const;
  it.each(strange)("of %s is refused", async (_, html, code) => {
    expect((await loadFile("a.htm", html)).problem.code).toBe(code);
  });

  it("of as many elements as are read takes no time to speak of", async () => {
    const started = performance.now();
    for (const piece of [
      "<p>Words, words, and words.</p>",
      "<div><a href='x'>link</a></div>",
      "<table><tr><td>x</td></tr></table>",
    ])
      await loadFile("a.html", page(piece.repeat(3_900)));
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
