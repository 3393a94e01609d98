import { describe, expect, it } from "vitest";
import { hazardsIn, plainTextOf } from "./index.js";
import { typed } from "./words.js";

const mrkdwn = (text: string, more: object = {}) => ({ type: "mrkdwn", text, ...more });
const plain = (text: string, more: object = {}) => ({ type: "plain_text", text, ...more });
const section = (text: string, more: object = {}) => ({ type: "section", text: mrkdwn(text, more) });
const rich = (...elements: object[]) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements }],
});
const blocks = (...all: object[]) => ({ blocks: all as Record<string, unknown>[] });

describe("the plain text of a message", () => {
  it.each([
    [
      "text alone, without entities, labels in place of links",
      { text: "a &lt; b, <https://a.example|see>", blocks: [] },
      "a < b, see",
    ],
    ["blocks, and not the text beside them", { text: "no", blocks: [section("yes")] }, "yes"],
    [
      "a header, a section with fields and a button",
      blocks(
        { type: "header", text: plain("Head") },
        {
          ...section("Body"),
          fields: [mrkdwn("One"), plain("Two")],
          accessory: { type: "button", text: plain("Go") },
        },
      ),
      "Head\nBody\nOne\nTwo\n[Go]",
    ],
    [
      "context, actions, a divider and a picture",
      blocks(
        { type: "context", elements: [mrkdwn("by"), plain("Ada")] },
        {
          type: "actions",
          elements: [
            { type: "button", text: plain("More") },
            {
              type: "static_select",
              placeholder: plain("Desk"),
              options: [{ text: plain("A") }, { text: plain("B") }],
            },
          ],
        },
        { type: "divider" },
        { type: "image", alt_text: "a map" },
      ),
      "by Ada\n[More] [Desk: A / B]\n———\n[a map]",
    ],
    [
      "rich text",
      blocks({
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: "see " },
              { type: "link", url: "https://a.example", text: "this" },
              { type: "emoji", name: "eyes" },
            ],
          },
          { type: "rich_text_quote", elements: [{ type: "text", text: "one\ntwo" }] },
          {
            type: "rich_text_list",
            style: "ordered",
            elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "a" }] }],
          },
          {
            type: "rich_text_list",
            style: "bullet",
            indent: 1,
            elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "b" }] }],
          },
        ],
      }),
      "see this:eyes:\n> one\n> two\n1. a\n  • b",
    ],
    [
      "a table",
      blocks({
        type: "table",
        rows: [
          [
            { type: "raw_text", text: "Killed" },
            { type: "raw_number", value: 4, text: "4" },
          ],
          [rich({ type: "text", text: "Injured" }), { type: "raw_text", text: "7" }],
        ],
      }),
      "Killed | 4\nInjured | 7",
    ],
  ])("is %s", (_, message, text) => {
    expect(plainTextOf(message)).toBe(text);
  });
});

describe("the hazards of a message", () => {
  it.each([
    ["a user", "hi <@U123>", ["user", "<@U123>"]],
    ["a group", "<!subteam^S1|@desk>", ["usergroup", "<!subteam^S1|@desk>"]],
    ["a channel", "<#C1|general>", ["channel", "<#C1|general>"]],
    ["everybody here", "<!here>", ["broadcast", "<!here>"]],
    ["everybody in the channel", "<!channel|channel>", ["broadcast", "<!channel|channel>"]],
    ["everybody", "<!everyone>", ["broadcast", "<!everyone>"]],
    ["a date", "<!date^1392734382^{date}|then>", ["date", "<!date^1392734382^{date}|then>"]],
    ["a link", "<https://a.example|see>", ["link", "https://a.example"]],
    ["a link to a script", "<javascript:alert(1)|see>", ["unsafe-link", "javascript:alert(1)"]],
    ["an address that becomes a link", "see https://a.example/b", ["bare-url", "https://a.example/b"]],
    ["a site that becomes a link", "see news.example.com today", ["bare-url", "news.example.com"]],
    ["a < that is not escaped", "4 < 5", ["unescaped", "<"]],
    ["a & that is not escaped", "a & b", ["unescaped", "&"]],
    ["bold", "a *b* c", ["formatting", "*b*"]],
    ["italics", "_b_", ["formatting", "_b_"]],
    ["what is struck", "(~b c~)", ["formatting", "~b c~"]],
    ["code", "`b`", ["formatting", "`b`"]],
    ["a block of code", "```b\nc```", ["formatting", "```b\nc```"]],
    ["a quotation", "a\n&gt; b", ["formatting", "&gt; b"]],
    ["a mark that formats nothing", "2*3", ["markup", "*"]],
    ["a picture", "a :wave: b", ["emoji", ":wave:"]],
    ["a name", "ask @here now", ["name", "@here"]],
  ] as const)("in mrkdwn are %s", (_, text, [kind, value]) => {
    const found = hazardsIn(blocks(section(text)));
    expect(found.map((hazard) => [hazard.kind, hazard.value])).toEqual([[kind, value]]);
    expect(found[0]?.where).toBe("/blocks/0/text/text");
  });

  it.each([
    ["escaped text", "a &lt;!here&gt; &amp; b"],
    ["a time of day", "at 10:30:45"],
    ["marks within words", "a_b_c"],
    ["nothing", "Four people were killed, officials said."],
  ])("in mrkdwn are not %s", (_, text) => {
    const found = hazardsIn(blocks(section(text)));
    expect(found.filter(({ kind }) => kind !== "markup")).toEqual([]);
  });

  it("are links with their url and label", () => {
    expect(hazardsIn(blocks(section("<https://a.example/?b|see &amp; hear>")))).toEqual([
      {
        kind: "link",
        where: "/blocks/0/text/text",
        value: "https://a.example/?b",
        url: "https://a.example/?b",
        label: "see &amp; hear",
      },
    ]);
    const button = { type: "button", text: plain("Read", { emoji: false }), url: "https://a.example" };
    expect(hazardsIn(blocks({ type: "actions", elements: [button] }))).toEqual([
      {
        kind: "link",
        where: "/blocks/0/elements/0/url",
        value: "https://a.example",
        url: "https://a.example",
        label: "Read",
      },
    ]);
  });

  it("are what rich text mentions, wherever it stands, and not what it says", () => {
    const row = [
      rich({ type: "text", text: "<!here> *a* :wave: https://a.example" }, { type: "user", user_id: "U1" }),
    ];
    const found = hazardsIn(
      blocks(
        { type: "table", rows: [row] },
        rich(
          { type: "broadcast", range: "here" },
          { type: "usergroup", usergroup_id: "S1" },
          { type: "channel", channel_id: "C1" },
        ),
        rich({ type: "link", url: "mailto:a@a.example", text: "write" }),
      ),
    );
    expect(found.map(({ kind, where }) => [kind, where])).toEqual([
      ["user", "/blocks/0/rows/0/0/elements/0/elements/1"],
      ["broadcast", "/blocks/1/elements/0/elements/0"],
      ["usergroup", "/blocks/1/elements/0/elements/1"],
      ["channel", "/blocks/1/elements/0/elements/2"],
      ["unsafe-link", "/blocks/2/elements/0/elements/0/url"],
    ]);
  });

  it("are pictures in plain text, unless it says that it has none", () => {
    expect(hazardsIn(blocks({ type: "header", text: plain(":wave:") }))).toMatchObject([{ kind: "emoji" }]);
    expect(hazardsIn(blocks({ type: "header", text: plain(":wave:", { emoji: false }) }))).toEqual([]);
  });

  it("leave out addresses and names where a text is verbatim", () => {
    expect(hazardsIn(blocks(section("https://a.example @here", { verbatim: true })))).toEqual([]);
  });

  it("are in the text beside the blocks too, unless mrkdwn is off", () => {
    const message = { text: "<!here>", blocks: [], sent: {} };
    expect(hazardsIn(message)).toMatchObject([{ kind: "broadcast", where: "/text" }]);
    expect(hazardsIn({ ...message, sent: { mrkdwn: "false" } })).toEqual([]);
  });

  it("are previews that are not switched off, and arguments that look for names", () => {
    const message = { text: "a", blocks: [], via: "chat.postMessage" };
    expect(hazardsIn({ ...message, sent: {} })).toMatchObject([
      { kind: "unfurl", where: "/unfurl_links" },
      { kind: "unfurl", where: "/unfurl_media" },
    ]);
    const off = { unfurl_links: "false", unfurl_media: false };
    expect(hazardsIn({ ...message, sent: off })).toEqual([]);
    expect(hazardsIn({ ...message, sent: { ...off, link_names: "true", parse: "full" } })).toMatchObject([
      { kind: "parse", where: "/parse" },
      { kind: "parse", where: "/link_names" },
    ]);
  });
});

describe("what somebody types", () => {
  it.each([
    ["a < b & c > d", "a &lt; b &amp; c &gt; d"],
    ["see https://a.example/?b=1&c=2 now", "see <https://a.example/?b=1&amp;c=2> now"],
    ["<https://a.example>", "&lt;<https://a.example>&gt;"],
  ])("is stored escaped, with links made: %s", (text, stored) => {
    expect(typed(text)).toBe(stored);
  });
});
