import { describe, expect, test } from "vitest";
import { hazardsIn, plainTextOf } from "./index.js";

const SAFE = { parse: [] };
const kindsIn = (content: string) => hazardsIn({ content, allowed_mentions: SAFE }).map(({ kind }) => kind);

describe("hazards", () => {
  const found: [string, string[]][] = [
    ["<@123>", ["user mention"]],
    ["<@!123>", ["user mention"]],
    ["<@&123>", ["role mention"]],
    ["<#123>", ["channel mention"]],
    ["</syria who-claimed:123>", ["command mention"]],
    ["<id:customize>", ["guild navigation"]],
    ["<t:1700000000:R>", ["timestamp"]],
    ["<:flag:123>", ["emoji"]],
    ["<a:flag:123>", ["emoji"]],
    ["hello @everyone", ["everyone"]],
    ["hello@here", ["everyone"]],
    ["[read](https://x.example/a)", ["masked link"]],
    ["[read](<https://x.example/a>)", ["masked link"]],
    // A backslash in a label does not keep it from ending.
    ["[read\\](https://x.example/a)", ["masked link"]],
    ["see https://x.example/a.", ["link"]],
    ["seehttps://x.example", ["link"]],
    ["\\https://x.example", ["link"]],
    ["<https://x.example/a>", ["quiet link"]],
    ["come to discord.gg/abc", ["invite"]],
    ["write to <a@b.example>", ["email"]],
    ["**bold**", ["bold"]],
    ["a *b* c", ["italic"]],
    ["a _b_ c", ["italic"]],
    ["snake_case_ word", ["italic"]],
    ["__under__", ["underline"]],
    ["~~gone~~", ["strikethrough"]],
    ["||hidden||", ["spoiler"]],
    ["`code`", ["code"]],
    ["```\ncode\n```", ["code block"]],
    ["# big", ["heading"]],
    ["a\n### big", ["heading"]],
    ["-# small", ["subtext"]],
    ["> said", ["quote"]],
    [">>> said\nmore", ["quote"]],
    ["- one", ["list"]],
    ["* one", ["list"]],
    ["  - one", ["list"]],
    ["1. one", ["list"]],
    ["a\n12. one", ["list"]],
    ["> **loud**", ["quote", "bold"]],
    ["**<@1>**", ["bold", "user mention"]],
    ["> a\n> # b", ["quote", "heading"]],
    ["\u202eabc", ["direction"]],
    ["a\u2066b\u2069", ["direction", "direction"]],
    ["\\\\**bold**", ["bold"]],
    // What stands in code is not read, but what follows it is.
    ["`<@1>` <@2>", ["code", "user mention"]],
  ];
  test.each(found)("are found in %j", (content, kinds) => {
    expect(kindsIn(content)).toEqual(kinds);
  });

  const harmless = [
    "plain words",
    "\\<@123>",
    "\\<@&123\\>",
    "\\<#123>",
    "\\</syria:1>",
    "\\<t:1:R>",
    "\\@everyone",
    "@\u200beveryone",
    "me@example.org",
    "\\[read\\]\\(x\\)",
    "[read](not a link)",
    "[1] and (2)",
    "https\\://x.example",
    "http:/x",
    "\\*\\*bold\\*\\*",
    "2 * 3 * 4",
    "snake_case_word",
    "file_name",
    "\\_x\\_",
    "a ~ b ~ c",
    "a | b | c",
    "|\\|a\\|\\|",
    "one ` tick",
    "\\`a\\`",
    "#tag",
    "\\# big",
    "a # b",
    "\\> said",
    "a > b",
    "\\- one",
    "a - b",
    "1\\. one",
    "-5 degrees",
    "3.5 million",
    "2024",
    "A.B. - 12:30",
    "مطار دمشق",
    "",
  ];
  test.each(harmless)("are not found in %j", (content) => {
    expect(hazardsIn({ content, allowed_mentions: SAFE })).toEqual([]);
  });

  test("say where they stand and where a link leads", () => {
    const message = {
      content: "",
      allowed_mentions: SAFE,
      embeds: [
        {
          title: "**t**",
          description: "# d",
          footer: { text: "**plain** \u202e" },
          fields: [{ name: "# not a heading", value: "[a **b**](https://x.example)" }],
        },
      ],
      components: [
        {
          type: 17,
          components: [
            {
              type: 9,
              components: [{ type: 10, content: "<@1>" }],
              accessory: { type: 2, label: "**Go**", style: 5, url: "https://x.example" },
            },
          ],
        },
      ],
    };
    expect(hazardsIn(message)).toEqual([
      { kind: "bold", where: "embeds[0].title", value: "**t**" },
      { kind: "heading", where: "embeds[0].description", value: "# d" },
      {
        kind: "masked link",
        where: "embeds[0].fields[0].value",
        value: "[a **b**](https://x.example)",
        url: "https://x.example",
        label: "a b",
      },
      { kind: "bold", where: "embeds[0].fields[0].value", value: "**b**" },
      { kind: "direction", where: "embeds[0].footer.text", value: "U+202E" },
      { kind: "user mention", where: "components[0].components[0].components[0].content", value: "<@1>" },
    ]);
  });

  test.each([
    [undefined, "absent"],
    [{}, undefined],
    [{ parse: [] }, undefined],
    [{ parse: [], replied_user: false }, undefined],
    [{ parse: ["users"] }, "parse users"],
    [{ parse: [], roles: ["1"] }, "roles 1"],
    [{ parse: [], replied_user: true }, "replied_user"],
  ])("tell of allowed mentions %j", (allowed, value) => {
    const hazards = hazardsIn({ content: "x", allowed_mentions: allowed });
    expect(hazards.map((one) => one.value)).toEqual(value === undefined ? [] : [value]);
  });
});

describe("plain text", () => {
  const texts: [string, string][] = [
    ["**a** *b* __c__ ~~d~~ ||e|| `f`", "a b c d e f"],
    ["\\*a\\* \\<@1>", "*a* <@1>"],
    ["# head\ntext", "head\ntext"],
    ["-# small\nnext", "small\nnext"],
    ["> a\n> b\nc", "a\nb\nc"],
    ["- one\n- two", "- one\n- two"],
    ["1. one\n2. two", "1. one\n2. two"],
    ["[Herald](https://h.example/1), said", "Herald (https://h.example/1), said"],
    ["<https://h.example>", "https://h.example"],
    ["<@1> in <#2>", "@ana in #desk"],
    ["<@9>", "@9"],
    ["</syria who-claimed:5>", "/syria who-claimed"],
    ["<t:0:f>", "1970-01-01T00:00:00.000Z"],
    ["```ts\ncode **x**\n```", "code **x**"],
    ["\\# not a heading", "# not a heading"],
  ];
  test.each(texts)("of %j is what people read", (content, read) => {
    const names = {
      user: (id: string) => (id === "1" ? "ana" : undefined),
      channel: (id: string) => (id === "2" ? "desk" : undefined),
    };
    expect(plainTextOf({ content }, names)).toBe(read);
  });

  test("goes through a message in reading order", () => {
    const message = {
      content: "first",
      embeds: [
        {
          author: { name: "author" },
          title: "title",
          description: "description",
          fields: [{ name: "name", value: "value" }],
          footer: { text: "footer" },
        },
      ],
      components: [
        {
          type: 1,
          components: [
            { type: 2, label: "Next", style: 1, custom_id: "n" },
            { type: 2, label: "Open", style: 5, url: "https://x.example" },
          ],
        },
        {
          type: 1,
          components: [{ type: 3, placeholder: "Order", options: [{ label: "newest", value: "n" }] }],
        },
      ],
      attachments: [{ filename: "claims.csv" }],
    };
    expect(plainTextOf(message).split("\n")).toEqual([
      "first",
      "author",
      "title",
      "description",
      "name",
      "value",
      "footer",
      "[Next] [Open] (https://x.example) ‹Order› ‹newest›",
      "claims.csv",
    ]);
  });
});
