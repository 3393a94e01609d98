import { describe, expect, it } from "vitest";
import { item, pollOnce, rss } from "./poll-support.js";

const only = async (body: string | Buffer, type?: string) => {
  const { items, problems } = await pollOnce(body, type);
  expect(problems).toEqual([]);
  expect(items).toHaveLength(1);
  return items[0]?.article;
};
const link = "https://osk.example/harbour";
const harbour = { title: "Harbour reopens", link, description: "The harbour reopened." };

describe("a feed's item", () => {
  it("of RSS 2.0 becomes an article, with its own words, its publisher and its publisher's day", async () => {
    const fields = { ...harbour, pubDate: "Sun, 01 Dec 2024 01:00:00 +0300", guid: link };
    expect(await only(rss(item(fields)))).toEqual({
      id: link,
      text: "The harbour reopened.",
      title: "Harbour reopens",
      source: "Osk Wire",
      url: link,
      published: "2024-11-30T22:00:00Z",
      localDay: "2024-12-01",
      status: "usable",
    });
  });

  const formats = [
    [
      "RSS 0.91",
      `<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://n.example/rss.dtd"><rss version="0.91"><channel><title>Osk Wire</title>${item(harbour)}</channel></rss>`,
    ],
    [
      "RSS 1.0",
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>Osk Wire</title></channel><item rdf:about="${link}"><title>Harbour reopens</title><link>${link}</link><description>The harbour reopened.</description></item></rdf:RDF>`,
    ],
    [
      "RSS 0.90",
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Osk Wire</title></channel><item><title>Harbour reopens</title><link>${link}</link><description>The harbour reopened.</description></item></rdf:RDF>`,
    ],
    [
      "Atom",
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Osk Wire</title><entry><title>Harbour reopens</title><id>tag:1</id><link href="/harbour" rel="alternate"/><link rel="self" href="x"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The <b>harbour</b> reopened.</p></div></content></entry></feed>`,
    ],
    [
      "Atom with a prefix",
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Osk Wire</a:title><a:entry><a:title>Harbour reopens</a:title><a:id>${link}</a:id><a:link href="${link}"/><a:summary>The harbour reopened.</a:summary></a:entry></a:feed>`,
    ],
    [
      "JSON Feed",
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "Osk Wire",
        items: [{ id: 7, url: link, title: "Harbour reopens", content_html: "<p>The harbour reopened." }],
      }),
    ],
  ] as const;
  it.each(formats)("of %s is the same article", async (_, body) => {
    const article = await only(body.replace('href="/harbour"', `href="${link}"`));
    expect(article).toMatchObject({
      id: link,
      url: link,
      text: harbour.description,
      title: harbour.title,
      source: "Osk Wire",
    });
  });

  const bodies = [
    ["paragraphs in CDATA", "<![CDATA[<p>One &amp; a half.</p><p>Two.</p>]]>", "One & a half.\n\nTwo."],
    [
      "paragraphs as references",
      "&lt;p&gt;One &amp;amp; a half.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;",
      "One & a half.\n\nTwo.",
    ],
    ["unclosed paragraphs and bare tags", "<p>One<br>and more.<p>Two.", "One\nand more.\n\nTwo."],
    ["scripts and styles", "<![CDATA[<style>p{}</style><p>One.</p><script>alert(1)</script>]]>", "One."],
    ["plain lines", "One.\nTwo &amp; three.", "One.\nTwo & three."],
    ["a sum that is no tag", "<![CDATA[4 < 5 and <b>six</b>]]>", "4 < 5 and six"],
    ["named characters", "<![CDATA[<p>&ldquo;Caf&eacute;&rdquo; &rarr; &NotEqualTilde;</p>]]>", "“Café” → ≂̸"],
    ["a character written out twice", "<![CDATA[<p>AT&amp;amp;T</p>]]>", "AT&amp;T"],
    ["an unknown character", "<![CDATA[<p>R&D &nosuch; x</p>]]>", "R&D &nosuch; x"],
  ] as const;
  it.each(bodies)("with %s is read word for word", async (_, description, text) => {
    expect((await only(rss(item({ link, description }))))?.text).toBe(text);
  });

  it("has its whole content for its text where it gives both", async () => {
    const both = { ...harbour, "content:encoded": "<![CDATA[<p>All of it.</p>]]>" };
    expect((await only(rss(item(both))))?.text).toBe("All of it.");
  });

  it("that is an alert of a title alone has it for its text", async () => {
    expect(await only(rss(item({ title: "Harbour &amp; bridge closed", link })))).toMatchObject({
      ...{ text: "Harbour & bridge closed", title: "Harbour & bridge closed" },
    });
  });

  it("under an embargo keeps it", async () => {
    const xml = rss(item({ ...harbour, "prism:embargoDate": "2024-12-02T06:00:00Z" }));
    const namespace = 'version="2.0" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"';
    expect(await only(xml.replace('version="2.0"', namespace))).toMatchObject({
      embargoedUntil: "2024-12-02T06:00:00Z",
    });
  });

  const dates = [
    ["Sat, 30 Nov 2024 06:00:00 GMT", "2024-11-30T06:00:00Z"],
    ["30 Nov 2024 06:00 EST", "2024-11-30T11:00:00Z"],
    ["Sat, 30 Nov 24 06:00:00 +0100", "2024-11-30T05:00:00Z"],
    ["Saturday, 30 November 2024 06:00:00 CET", "2024-11-30T05:00:00Z"],
    ["Sat, 30 Nov 2024 06:00:00", "2024-11-30T06:00:00Z"],
    ["Sat, 30 Nov 2024 06:00:00 IST", "2024-11-30"],
    ["2024-11-30T06:00:00.123+01:00", "2024-11-30T05:00:00Z"],
    ["2024-11-30 06:00:00", "2024-11-30T06:00:00Z"],
    ["2024-11-30", "2024-11-30"],
  ] as const;
  it.each(dates)("of %s was published at %s, in whatever zone it is read", async (pubDate, published) => {
    expect((await only(rss(item({ ...harbour, pubDate }))))?.published).toBe(published);
  });

  const strange = [
    "Thu, 01 Jan 1970 00:00:00 GMT",
    "Fri, 30 Nov 2099 06:00:00 GMT",
    "Sun, 31 Feb 2024 06:00:00 GMT",
    "yesterday",
    "0000-00-00T00:00:00Z",
  ];
  it.each(strange)("of %s is taken without a date, and that is said once", async (pubDate) => {
    const { items, problems } = await pollOnce(rss(item({ ...harbour, pubDate })));
    expect(items[0]?.article).not.toHaveProperty("published");
    expect(problems).toMatchObject([
      { code: "bad-date", id: link, reason: expect.stringContaining(pubDate) },
    ]);
  });

  it("without a word is refused with its reason, and the others are taken", async () => {
    const { items, problems } = await pollOnce(rss(item({ link }) + item({ ...harbour, link: `${link}2` })));
    expect(items.map(({ article }) => article.id)).toEqual([`${link}2`]);
    expect(problems).toMatchObject([{ code: "no-text", reason: expect.stringMatching(/^Item 1: /) }]);
  });
});

describe("a broken feed", () => {
  const one = item(harbour);
  const readable = [
    ["white space before its declaration", `\n\n ${rss(one)}`],
    ["a server's notice before it", `Notice: something in line 3\n${rss(one)}`],
    ["a byte-order mark", `\ufeff${rss(one)}`],
    ["an ampersand that is no reference", rss(item({ ...harbour, category: "a & b" }))],
    ["names of HTML", rss(item({ ...harbour, title: "Harbour&nbsp;reopens" }))],
    [
      "capital letters",
      `<RSS VERSION="2.0"><CHANNEL><TITLE>Osk Wire</TITLE><ITEM><TITLE>Harbour reopens</TITLE><LINK>${link}</LINK><DESCRIPTION>The harbour reopened.</DESCRIPTION></ITEM></CHANNEL></RSS>`,
    ],
    ["no version", rss(one).replace(' version="2.0"', "")],
    ["an end tag too many", rss(`${one}</image>`)],
    ["control characters", rss(item({ ...harbour, author: "a\u0008\u0001b" }))],
  ] as const;
  it.each(readable)("with %s is read", async (_, body) => {
    expect((await only(body))?.text).toBe("The harbour reopened.");
  });

  it("that breaks off gives its whole items, and says so", async () => {
    const whole = rss(one + item({ ...harbour, link: `${link}2`, description: "Half of it." }));
    const { items, problems } = await pollOnce(whole.slice(0, whole.indexOf("of it.")));
    expect(items.map(({ article }) => article.id)).toEqual([link]);
    expect(problems).toMatchObject([{ code: "bad-xml", reason: expect.stringContaining("breaks off") }]);
  });

  const encodings = [
    [
      "by its header",
      "text/xml; charset=iso-8859-1",
      Buffer.from(rss(item({ ...harbour, description: "Café." })), "latin1"),
    ],
    [
      "by its declaration",
      "text/xml",
      Buffer.from(
        rss(item({ ...harbour, description: "Café." })).replace("?>", ' encoding="ISO-8859-1"?>'),
        "latin1",
      ),
    ],
    [
      "by its byte-order mark",
      "text/xml; charset=utf-8",
      Buffer.from(`\ufeff${rss(item({ ...harbour, description: "Café." }))}`, "utf16le"),
    ],
    ["by nothing", undefined, Buffer.from(rss(item({ ...harbour, description: "Café." })), "latin1")],
    [
      "as UTF-8 with a wrong header",
      "text/xml; charset=iso-8859-1",
      Buffer.from(rss(item({ ...harbour, description: "Café." }))),
    ],
    [
      "as UTF-8 with a wrong declaration",
      undefined,
      Buffer.from(
        rss(item({ ...harbour, description: "Café." })).replace("?>", ' encoding="windows-1252"?>'),
      ),
    ],
    [
      "with a header that names nothing",
      "text/xml; charset=none",
      Buffer.from(rss(item({ ...harbour, description: "Café." }))),
    ],
  ] as const;
  it.each(encodings)("says its encoding %s", async (_, type, body) => {
    expect((await only(body, type))?.text).toBe("Café.");
  });

  it("in KOI8-R is read by its declaration", async () => {
    const head = '<?xml version="1.0" encoding="KOI8-R"?>';
    const body = Buffer.concat([
      Buffer.from(head),
      Buffer.from(rss(item({ link, description: "@" })).slice(21)),
    ]);
    body[body.indexOf("@")] = 0xc1;
    expect((await only(body))?.text).toBe("а");
  });
});
