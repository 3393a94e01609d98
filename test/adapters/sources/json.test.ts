import { describe, expect, it } from "vitest";
import { loadFile } from "./temp-folder.js";

const load = (value: unknown) => loadFile("a.json", JSON.stringify(value));
const item = (more: object) => ({ uri: "urn:karvania:1", ...more });

describe("a JSON file of Dateline's own shape", () => {
  it("holds one article", async () => {
    const { only } = await load({ id: "one", text: "Osk.", title: "Harbour" });
    expect(only).toEqual({ id: "one", text: "Osk.", title: "Harbour", status: "usable" });
  });

  it("holds several, and reports by its place the one that is broken", async () => {
    const { articles, problem } = await load([
      { id: "one", text: "A." },
      { id: "two" },
      { id: "three", text: "C." },
    ]);
    expect(articles.map((article) => article.id)).toEqual(["one", "three"]);
    expect(problem).toMatchObject({ code: "no-text", reason: expect.stringMatching(/^Item 2: /) });
  });

  const broken = [
    ["breaks off", '{\n"id": "a",\n"text": "Secret', "bad-json", 3],
    ["ends too early", '{\n"id": "a",\n', "bad-json", 2],
    ["has a comma too many", '{\n"id": "a",\n"text": "Secret",\n}', "bad-json", 4],
    ["has a word without quotation marks", '{\n"id": "a",\n"text":\n\n   Secret}', "bad-json", 5],
    ["is a sentence", "\nSecret", "bad-json", 2],
    ["is deeply nested and broken", "[".repeat(200_000), "bad-json", 1],
    ["is an empty list", "[]", "empty", null],
    ["is empty", " \n", "empty", null],
    ["is something else", '{"name": "dateline", "private": true}', "not-an-article", null],
    ["is a number", "17", "not-an-article", null],
  ] as const;
  it.each(broken)("is reported where it %s", async (_, content, code, line) => {
    const { articles, problem } = await loadFile("a.json", content);
    expect(articles).toEqual([]);
    expect(problem).toMatchObject({ code, line });
    expect(problem.reason).not.toContain("Secret");
  });

  it("is reported where it is binary or too large", async () => {
    expect((await loadFile("a.json", "{\0}")).problem.code).toBe("binary");
    expect((await loadFile("a.json", Buffer.alloc(50_000_001, " "))).problem.code).toBe("too-large");
  });
});

describe("a ninjs item", () => {
  it("of version 2 becomes an article", async () => {
    const { only } = await load({
      uri: "urn:karvania:1",
      type: "text",
      version: "4",
      firstcreated: "2024-11-30T06:00:00+01:00",
      versioncreated: "2024-11-30T09:00:00Z",
      contentcreated: "2024-11-29T00:00:00Z",
      embargoed: "2024-12-01T00:00:00Z",
      pubstatus: "withheld",
      headlines: [
        { role: "short", value: "Osk" },
        { role: "main", value: "Harbour reopens" },
      ],
      bodies: [
        { role: "xhtml", contenttype: "text/html", value: "<p>Marked up.</p>" },
        { role: "text", contenttype: "text/plain", value: "  The harbour\r\nreopened. " },
      ],
      infosources: [
        { name: "A port official" },
        { name: "Osk Wire", role: "https://example.org/role/publisher" },
      ],
      copyrightholder: "Somebody",
    });
    expect(only).toEqual({
      id: "urn:karvania:1",
      text: "  The harbour\r\nreopened. ",
      title: "Harbour reopens",
      source: "Osk Wire",
      published: "2024-11-30T05:00:00Z",
      updated: "2024-11-30T09:00:00Z",
      status: "withheld",
      embargoedUntil: "2024-12-01T00:00:00Z",
      version: 4,
    });
  });

  it("of version 3, with its capital letters, becomes an article", async () => {
    const { only } = await load({
      uri: "urn:karvania:1",
      versionCreated: "2024-11-30T09:00:00Z",
      pubStatus: "usable",
      copyrightHolder: "Osk Wire",
      headlines: [{ role: "main", contentType: "text/html", value: "Harbour <b>reopens</b>" }],
      bodies: [
        { role: "html", contentType: "text/html", value: "<section><p>One.</p><p>Two.</p></section>" },
      ],
    });
    expect(only).toEqual({
      id: "urn:karvania:1",
      text: "One.\n\nTwo.",
      title: "Harbour reopens",
      source: "Osk Wire",
      published: "2024-11-30T09:00:00Z",
      updated: "2024-11-30T09:00:00Z",
      status: "usable",
    });
  });

  const fields = [
    ["the body and headline of version 1", { body_text: "Osk.", headline: "Harbour" }, { title: "Harbour" }],
    ["only an XHTML body of version 1", { body_xhtml: "<p>Osk.</p>" }, {}],
    ["a body without role or type", { bodies: [{ value: "Osk." }] }, {}],
    ["a marked-up body without role or type", { bodies: [{ value: "<p>Osk.</p>" }] }, {}],
    [
      "a body whose type has a character set",
      { bodies: [{ contenttype: "text/plain; charset=utf-8", value: "Osk." }] },
      {},
    ],
    ["a version that is no number", { body_text: "Osk.", version: "1.2-final" }, {}],
    [
      "a time zone without a colon",
      { body_text: "Osk.", firstcreated: "2024-11-30T06:00:00+0000" },
      { published: "2024-11-30T06:00:00Z" },
    ],
    [
      "only the date of its content",
      { body_text: "Osk.", contentcreated: "2024-11-30" },
      { published: "2024-11-30" },
    ],
    [
      "an address for its uri",
      { body_text: "Osk.", uri: "https://osk.example/1" },
      { id: "https://osk.example/1" },
    ],
    ["a provider", { body_text: "Osk.", provider: "Osk Wire" }, { source: "Osk Wire" }],
    [
      "the British spelling of a status",
      { body_text: "Osk.", pubstatus: "Cancelled" },
      { status: "canceled" },
    ],
  ] as const;
  it.each(fields)("is read with %s", async (_, given, expected) => {
    const { only } = await load(item(given));
    expect(only).toEqual({ id: "urn:karvania:1", text: "Osk.", status: "usable", ...expected });
  });

  const withdrawn = [
    ["no body", { pubstatus: "canceled" }],
    ["a broken body", { pubstatus: "canceled", body_xhtml: "<p" }],
    ["a broken date", { pubstatus: "canceled", versioncreated: "yesterday" }],
  ] as const;
  it.each(withdrawn)("that is canceled takes effect with %s", async (_, given) => {
    expect((await load(item(given))).only).toEqual({ id: "urn:karvania:1", text: "", status: "canceled" });
  });

  const refused = [
    ["no body", {}, "no-text"],
    [
      "a body for machines only",
      { bodies: [{ contenttype: "application/xml", value: "<nitf/>" }] },
      "no-text",
    ],
    ["a picture", { type: "picture", headline: "Osk" }, "no-text"],
    ["an embargo that gives no time", { body_text: "Osk.", embargoed: "" }, "bad-field"],
    ["a broken tag", { body_xhtml: '<p>Osk <a href="https://osk.example>' }, "bad-markup"],
    ["an unknown character", { body_xhtml: "<p>&nosuchthing;</p>" }, "bad-markup"],
    ["markup without words", { body_xhtml: "<p> </p><img src='x'/>" }, "empty"],
  ] as const;
  it.each(refused)("is reported with %s", async (_, given, code) => {
    const { articles, problem } = await load(item(given));
    expect(articles).toEqual([]);
    expect(problem.code).toBe(code);
  });

  it("may also be a line of JSONL, or one of a list", async () => {
    const one = item({ body_text: "Osk." });
    expect((await loadFile("a.jsonl", JSON.stringify(one))).only.text).toBe("Osk.");
    expect((await load([one, { ...one, version: "2" }])).articles).toHaveLength(2);
  });
});

describe("an XHTML body", () => {
  const bodies = [
    ["paragraphs", "<p>One.</p>\n  <p>Two.</p>", "One.\n\nTwo."],
    ["inline elements", "<p>O<b>n</b>e <i>and</i>\n   a <a href='x'>half</a>.</p>", "One and a half."],
    ["line breaks", "<p>One.<br/>Two.<br>\nThree.</p>", "One.\nTwo.\nThree."],
    [
      "headings, lists and tables",
      "<h2>H</h2><ul><li>a</li><li>b</li></ul><table><tr><td>1</td><td>2</td></tr></table>",
      "H\n\na\n\nb\n\n1\n\n2",
    ],
    ["text outside of any element", "One. <div>Two.</div> Three.", "One.\n\nTwo.\n\nThree."],
    [
      "scripts, styles and a head",
      "<html><head><title>x</title></head><body><script>a<b</script><style>p{}</style>One.</body></html>",
      "One.",
    ],
    ["deleted words", "<p>Four <del>five</del>dead.</p>", "Four dead."],
    [
      "comments and declarations",
      "<?xml version='1.0'?><!DOCTYPE html><!-- <p>no</p> --><p>One.</p>",
      "One.",
    ],
    ["CDATA", "<p><![CDATA[4 < 5 &amp; 6]]></p>", "4 < 5 &amp; 6"],
    ["a greater-than sign in an attribute", "<p title='a > b'>One.</p>", "One."],
    ["a lone less-than sign", "<p>4 < 5</p>", "4 < 5"],
    [
      "named characters",
      "<p>&ldquo;Caf&eacute;&rdquo; &amp;&lt;&nbsp;&mdash; &AElig;</p>",
      "“Café” &<\u00a0— Æ",
    ],
    ["numbered characters", "<p>&#233;&#xE9;&#x1F642;&#146;&#0;</p>", "éé🙂’\ufffd"],
    ["a lone ampersand", "<p>Osk & Sons</p>", "Osk & Sons"],
    ["elements in capitals", "<P>One.<BR>Two.</P>", "One.\nTwo."],
    ["an unclosed script", "<p>One.</p><script>", "One."],
  ] as const;
  it.each(bodies)("with %s is read", async (_, markup, text) => {
    expect((await load(item({ body_xhtml: markup }))).only.text).toBe(text);
  });

  it("of a megabyte of broken markup takes no time to speak of", async () => {
    const started = performance.now();
    for (const piece of ["<", "<p", "<!--", "<p '", "&", "<script>", "<del>"])
      await load(item({ body_xhtml: `<p>Osk.</p>${piece.repeat(1_000_000 / piece.length)}` }));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
