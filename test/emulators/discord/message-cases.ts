export type Body = Record<string, unknown>;

export const V2 = 32_768;
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
export const button = (id: number | string, more: Body = {}) => ({
  type: 2,
  style: 1,
  label: "b",
  custom_id: String(id),
  ...more,
});
export const row = (...components: unknown[]) => ({ type: 1, components });
export const text = (content = "t") => ({ type: 10, content });
export const option = (n: number) => ({ label: `l${n}`, value: `v${n}` });
export const menu = (more: Body = {}) => ({ type: 3, custom_id: "s", options: [option(1)], ...more });
export const section = (more: Body = {}) => ({
  type: 9,
  components: [text()],
  accessory: button("a"),
  ...more,
});
export const v2 = (...components: unknown[]): Body => ({ flags: V2, components });
export const embed = (more: Body = {}): Body => ({ embeds: [{ description: "d", ...more }] });
export const long = (length: number) => "x".repeat(length);

/** Payloads that Discord takes. */
export const accepted: [string, Body][] = [
  ["2,000 characters", { content: long(2000) }],
  ["2,000 characters outside the basic plane", { content: "😀".repeat(2000) }],
  ["embeds of 6,000 characters together", { embeds: times(2, () => ({ description: long(3000) })) }],
  [
    "an embed with everything",
    embed({ title: long(256), url: "https://x.example", color: 1, timestamp: "2026-01-01T00:00:00Z" }),
  ],
  ["25 fields", embed({ fields: times(25, () => ({ name: "n", value: "v" })) })],
  [
    "five rows of five buttons",
    { content: "x", components: times(5, (r) => row(...times(5, (i) => button(`${r}.${i}`)))) },
  ],
  [
    "a link button",
    { content: "x", components: [row({ type: 2, style: 5, label: "l", url: "https://x.example" })] },
  ],
  [
    "a button with an emoji only",
    { content: "x", components: [row({ type: 2, style: 1, custom_id: "e", emoji: { name: "👍" } })] },
  ],
  [
    "a menu of 25 options",
    { content: "x", components: [row(menu({ options: times(25, option), max_values: 25 }))] },
  ],
  [
    "a container of everything",
    v2({
      type: 17,
      accent_color: 255,
      components: [
        text(),
        section(),
        { type: 14 },
        row(button(1)),
        { type: 12, items: [{ media: { url: "https://x.example/a.png" } }] },
      ],
    }),
  ],
  [
    "a section with a thumbnail",
    v2(section({ accessory: { type: 11, media: { url: "https://x.example/a.png" } } })),
  ],
  ["4,000 characters of text displays", v2(text(long(2000)), text(long(2000)))],
  ["40 components", v2(...times(40, () => text()))],
  ["allowed mentions of nobody", { content: "x", allowed_mentions: { parse: [] } }],
  ["allowed mentions of 100 people", { content: "x", allowed_mentions: { users: times(100, String) } }],
  ["suppressed embeds and notifications", { content: "x", flags: 4 | 4096 }],
  ["a nonce", { content: "x", nonce: long(25) }],
  [
    "a reply to a message that is gone, if it may be",
    { content: "x", message_reference: { message_id: "1", fail_if_not_exists: false } },
  ],
];
