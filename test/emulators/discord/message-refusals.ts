import { expect } from "vitest";
import {
  type Body,
  button,
  embed,
  long,
  menu,
  option,
  row,
  section,
  text,
  times,
  v2,
} from "./message-cases.js";

/** One error of a field. */
export const error = (code: string) => ({ _errors: [expect.objectContaining({ code })] });
const maxLength = (max: number) => ({
  _errors: [{ code: "BASE_TYPE_MAX_LENGTH", message: `Must be ${max} or fewer in length.` }],
});
const first = (inner: unknown) => ({ "0": inner });
const inComponent = (inner: unknown) => ({ components: first(inner) });
const inButton = (inner: unknown) => inComponent({ components: first(inner) });
/** Payloads that Discord refuses, and what it says of them. */
export const refused: [string, Body, unknown][] = [
  ["2,001 characters", { content: long(2001) }, { content: maxLength(2000) }],
  ["content that is no text", { content: { a: 1 } }, { content: error("STRING_TYPE_CONVERT") }],
  ["eleven embeds", { embeds: times(11, () => ({ description: "d" })) }, { embeds: maxLength(10) }],
  [
    "6,001 characters of embeds",
    { embeds: times(2, (i) => ({ description: long(3000 + i) })) },
    { embeds: error("MAX_EMBED_SIZE_EXCEEDED") },
  ],
  ["a long title", embed({ title: long(257) }), { embeds: first({ title: maxLength(256) }) }],
  [
    "a long description",
    embed({ description: long(4097) }),
    { embeds: first({ description: maxLength(4096) }) },
  ],
  [
    "26 fields",
    embed({ fields: times(26, () => ({ name: "n", value: "v" })) }),
    { embeds: first({ fields: maxLength(25) }) },
  ],
  [
    "a field without value",
    embed({ fields: [{ name: "n", value: "" }] }),
    { embeds: first({ fields: first({ value: error("BASE_TYPE_REQUIRED") }) }) },
  ],
  [
    "a field of blanks",
    embed({ fields: [{ name: " ", value: "v" }] }),
    { embeds: first({ fields: first({ name: error("BASE_TYPE_REQUIRED") }) }) },
  ],
  [
    "a long field",
    embed({ fields: [{ name: "n", value: long(1025) }] }),
    { embeds: first({ fields: first({ value: maxLength(1024) }) }) },
  ],
  [
    "a long footer",
    embed({ footer: { text: long(2049) } }),
    { embeds: first({ footer: { text: maxLength(2048) } }) },
  ],
  [
    "a long author",
    embed({ author: { name: long(257) } }),
    { embeds: first({ author: { name: maxLength(256) } }) },
  ],
  [
    "an address of another scheme",
    embed({ url: "ftp://x.example" }),
    { embeds: first({ url: error("URL_TYPE_INVALID_SCHEME") }) },
  ],
  ["a broken address", embed({ url: "x" }), { embeds: first({ url: error("URL_TYPE_INVALID_URL") }) }],
  [
    "an empty embed",
    { embeds: [{ color: 1 }] },
    { embeds: first({ description: error("BASE_TYPE_REQUIRED") }) },
  ],
  ["six rows", { content: "x", components: times(6, (i) => row(button(i))) }, { components: maxLength(5) }],
  [
    "six buttons in a row",
    { content: "x", components: [row(...times(6, button))] },
    inComponent({ components: error("BASE_TYPE_BAD_LENGTH") }),
  ],
  [
    "an empty row",
    { content: "x", components: [row()] },
    inComponent({ components: error("BASE_TYPE_BAD_LENGTH") }),
  ],
  [
    "a menu beside a button",
    { content: "x", components: [row(menu(), button(1))] },
    inComponent({ components: { "1": error("COMPONENT_LAYOUT_WIDTH_EXCEEDED") } }),
  ],
  [
    "a custom id twice",
    { content: "x", components: [row(button(1)), row(button(1))] },
    { components: { "1": { components: first({ custom_id: error("COMPONENT_CUSTOM_ID_DUPLICATED") }) } } },
  ],
  [
    "a long custom id",
    { content: "x", components: [row(button(long(101)))] },
    inButton({ custom_id: error("BASE_TYPE_BAD_LENGTH") }),
  ],
  [
    "a button without custom id",
    { content: "x", components: [row({ type: 2, style: 1, label: "b" })] },
    inButton(error("BUTTON_COMPONENT_CUSTOM_ID_REQUIRED")),
  ],
  [
    "a button without label",
    { content: "x", components: [row({ type: 2, style: 1, custom_id: "c" })] },
    inButton(error("BUTTON_COMPONENT_INVALID_LABEL")),
  ],
  [
    "a long label",
    { content: "x", components: [row(button(1, { label: long(81) }))] },
    inButton({ label: maxLength(80) }),
  ],
  [
    "a link with a custom id",
    { content: "x", components: [row(button(1, { style: 5, url: "https://x.example" }))] },
    inButton(error("BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE")),
  ],
  [
    "a link that leads nowhere",
    { content: "x", components: [row({ type: 2, style: 5, label: "l" })] },
    inButton(error("BUTTON_COMPONENT_URL_REQUIRED")),
  ],
  [
    "a long link",
    {
      content: "x",
      components: [row({ type: 2, style: 5, label: "l", url: `https://x.example/${long(500)}` })],
    },
    inButton({ url: maxLength(512) }),
  ],
  [
    "a link of another scheme",
    { content: "x", components: [row({ type: 2, style: 5, label: "l", url: "file://x" })] },
    inButton({ url: error("URL_TYPE_INVALID_SCHEME") }),
  ],
  [
    "26 options",
    { content: "x", components: [row(menu({ options: times(26, option) }))] },
    inButton({ options: error("BASE_TYPE_BAD_LENGTH") }),
  ],
  [
    "a menu without options",
    { content: "x", components: [row(menu({ options: [] }))] },
    inButton({ options: error("BASE_TYPE_BAD_LENGTH") }),
  ],
  [
    "a long option",
    { content: "x", components: [row(menu({ options: [{ label: long(101), value: "v" }] }))] },
    inButton({ options: first({ label: error("BASE_TYPE_BAD_LENGTH") }) }),
  ],
  [
    "an option twice",
    { content: "x", components: [row(menu({ options: [option(1), option(1)] }))] },
    inButton({ options: { "1": { value: error("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED") } } }),
  ],
  [
    "V2 components without the flag",
    { content: "x", components: [text()] },
    { components: first(error("UNION_TYPE_CHOICES")) },
  ],
  [
    "content beside V2",
    { content: "x", ...v2(text()) },
    { content: error("MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2") },
  ],
  [
    "embeds beside V2",
    { ...embed(), ...v2(text()) },
    { embeds: error("MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2") },
  ],
  [
    "41 components, nested ones counted",
    v2(...times(20, () => text()), { type: 17, components: times(20, () => text()) }),
    { components: error("COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED") },
  ],
  [
    "4,001 characters of text displays",
    v2(text(long(2000)), text(long(2001))),
    { components: error("COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED") },
  ],
  ["an empty text display", v2(text("")), inComponent({ content: error("BASE_TYPE_REQUIRED") })],
  [
    "a container in a container",
    v2({ type: 17, components: [{ type: 17, components: [text()] }] }),
    inButton(error("UNION_TYPE_CHOICES")),
  ],
  [
    "an empty container",
    v2({ type: 17, components: [] }),
    inComponent({ components: error("BASE_TYPE_BAD_LENGTH") }),
  ],
  ["a button outside a row", v2(button(1)), { components: first(error("UNION_TYPE_CHOICES")) }],
  [
    "a section of four texts",
    v2(section({ components: times(4, () => text()) })),
    inComponent({ components: error("BASE_TYPE_BAD_LENGTH") }),
  ],
  [
    "a section without accessory",
    v2(section({ accessory: undefined })),
    inComponent({ accessory: error("BASE_TYPE_REQUIRED") }),
  ],
  [
    "a menu as accessory",
    v2(section({ accessory: menu() })),
    inComponent({ accessory: error("UNION_TYPE_CHOICES") }),
  ],
  [
    "a thumbnail on its own",
    v2({ type: 11, media: { url: "https://x.example" } }),
    { components: first(error("UNION_TYPE_CHOICES")) },
  ],
  [
    "a file that was not sent",
    v2({ type: 13, file: { url: "attachment://a.csv" } }),
    inComponent({ file: { url: error("UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND") } }),
  ],
  [
    "a file from elsewhere",
    v2({ type: 13, file: { url: "https://x.example/a" } }),
    inComponent({ file: { url: error("URL_TYPE_INVALID_SCHEME") } }),
  ],
  [
    "a component id twice",
    v2({ ...text(), id: 7 }, { ...text(), id: 7 }),
    { components: { "1": { id: error("COMPONENT_ID_DUPLICATED") } } },
  ],
  ["a long nonce", { content: "x", nonce: long(26) }, { nonce: maxLength(25) }],
  [
    "unknown kinds of mentions",
    { content: "x", allowed_mentions: { parse: ["all"] } },
    { allowed_mentions: { parse: first(error("BASE_TYPE_CHOICES")) } },
  ],
  [
    "101 people that may be pinged",
    { content: "x", allowed_mentions: { users: times(101, String) } },
    { allowed_mentions: { users: maxLength(100) } },
  ],
  [
    "a kind of mention named both ways",
    { content: "x", allowed_mentions: { parse: ["users"], users: ["1"] } },
    { allowed_mentions: error("MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE") },
  ],
  [
    "a reply to a message that is gone",
    { content: "x", message_reference: { message_id: "1" } },
    { message_reference: error("REPLIES_UNKNOWN_MESSAGE") },
  ],
];
