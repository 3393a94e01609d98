import type { ArticleInput } from "../../src/core/article.js";

/** What a text may hold to ping, link, restyle or break out of a message; every platform gets all of it. */
export const SNIPPETS: readonly string[] = [
  // Mass mentions and mentions
  "@everyone",
  "@here",
  "@channel",
  "<!everyone>",
  "<!here|here>",
  "<!channel>",
  "<!subteam^S0123ABCD|@editors>",
  "<@U0123ABCD>",
  "<@123456789012345678>",
  "<@!123456789012345678>",
  "<@&123456789012345678>",
  "<#C0123ABCD|general>",
  "<#123456789012345678>",
  "</syria:123456789012345678>",
  "<id:customize>",
  "&lt;!channel&gt;",
  "&#60;!channel&#62;",
  "\\@everyone",
  "\\<@123456789012345678>",
  "@\u200beveryone",
  // Links
  "https://evil.example/a?b=c&d=e",
  "http://evil.example/|(x)[y]",
  "<https://evil.example|the ministry>",
  "[the ministry](https://evil.example)",
  "[the ministry](<https://evil.example>)",
  '[a]b](https://evil.example "title")',
  "![x](https://evil.example/x.png)",
  "<https://evil.example>",
  "www.evil.example",
  "discord.gg/evil",
  "https://discord.gg/evil",
  "<mailto:a@evil.example|write>",
  "javascript:alert(1)",
  "slack://open?team=T0",
  "tel:+123456789",
  "HTTPS://EVIL.EXAMPLE",
  // Markup
  "*bold* _italic_ ~struck~ `code`",
  "**bold** __under__ ~~struck~~ ||spoiler||",
  "***",
  "```",
  "```js\nalert(1)\n```",
  "``a`b``",
  "> quoted",
  ">>> all of it",
  "\n> second line",
  "\n# heading",
  "\n-# small",
  "\n- item\n* item\n+ item",
  "\n1. one",
  "\\*not bold\\*",
  "\\\\",
  "a\\",
  "snake_case_word",
  ":smile: :skull:",
  "<:evil:123456789012345678>",
  "<a:evil:123456789012345678>",
  "<t:0:R>",
  "<!date^0^{date}|never>",
  "~~~",
  "$$x$$",
  "|a|b|\n|-|-|",
  // Bombs
  "*".repeat(400),
  "_*~`".repeat(120),
  "[".repeat(300),
  "<".repeat(300),
  "&".repeat(300),
  "\\".repeat(301),
  "`".repeat(301),
  "@everyone ".repeat(60),
  "x".repeat(4_500),
  "é".repeat(2_000),
  "🜁".repeat(700),
  // Characters
  "\u202eesrever\u202c",
  "\u2066isolate\u2069",
  "zero\u200bwidth\u200d\u2060\ufeff",
  "z\u0300\u0301\u0302\u0303\u0304".repeat(20),
  "null\u0000 escape\u001b[31m bell\u0007",
  "lone \ud800 surrogate",
  "line\u2028separator\u2029",
  "tab\tand\u000bvertical",
  "\u00ad\u034f\u115f",
  "\"quoted\" 'quoted' “quoted”",
  '{"type":"header"}',
  "</script><b>",
  "{{7*7}} #{7*7} %s",
  "%3C!channel%3E",
];

const URLS: readonly (string | undefined)[] = [
  undefined,
  "https://news.example/a",
  "https://news.example/a|b>c",
  "https://news.example/a)b(c[d]",
  "https://news.example/a?b=<!channel>&c=`d`",
  "https://news.example/@everyone",
  "https://user:secret@news.example/a",
  `https://news.example/${"long/".repeat(700)}`,
];

/** The day after which all of them are published. */
export const HOSTILE_NOW = "2031-03-07T20:00:00Z";

const at = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;

/**
 * Hostile articles: each has claims, figures and a headline with something hostile in every part of them that an
 * answer shows, its publisher, address and id included. The same for the same count.
 */
export function hostileArticles(count: number): ArticleInput[] {
  return Array.from({ length: count }, (_, i): ArticleInput => {
    // Steps that have no factor in common with the number of snippets: all pairs come up.
    const [one, two, three] = [at(SNIPPETS, i), at(SNIPPETS, i * 7 + 3), at(SNIPPETS, i * 13 + 5)];
    const url = at(URLS, i);
    const text = [
      `The ministry of ${one} said that ${two} the bridge at Vell was closed.`,
      `“${two}”, said ${three} Brannock, denying it.`,
      `${1 + (i % 40)} people were killed in Vell on Tuesday, ${one} rescuers said.`,
      `${three} ${one} ${two}`,
    ].join(i % 3 === 0 ? "\n\n" : " ");
    return {
      id: `h-${i}-${i % 5 === 0 ? one.replace(/\s/gu, "").slice(0, 40) : "x"}`,
      text,
      title: `${two.slice(0, 1_500)} closes ${three.slice(0, 400)}`.trim(),
      source: `${three.slice(0, 200)} Wire`.trim(),
      published: "2031-03-04T06:00:00Z",
      ...(url !== undefined && { url }),
    };
  });
}

/** Hostile questions: what is asked is shown again in the answer. */
export const HOSTILE_QUESTIONS: readonly string[] = SNIPPETS.flatMap((snippet) => [
  `search ${snippet}`,
  `who-claimed ${snippet}`,
  `casualties ${snippet}`,
  snippet,
]);
