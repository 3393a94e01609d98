import {
  actions,
  button,
  long,
  mrkdwn,
  option,
  plain,
  raw,
  rich,
  run,
  section,
  table,
  times,
  word,
} from "./block-builders.js";

/** Messages that Slack refuses, and the sentence that says why. */
export const rejected: readonly (readonly [string, readonly unknown[], string])[] = [
  [
    "51 blocks",
    times(51, () => ({ type: "divider" })),
    "no more than 50 items allowed [json-pointer:/blocks]",
  ],
  ["no block", ["text"], "must provide an object [json-pointer:/blocks/0]"],
  ["a block of no type", [{ text: mrkdwn("a") }], "missing required field: type [json-pointer:/blocks/0]"],
  [
    "a block of no known type",
    [{ type: "paragraph" }],
    "unsupported type: paragraph [json-pointer:/blocks/0/type]",
  ],
  [
    "a block of a type that every object has",
    [{ type: "constructor" }],
    "unsupported type: constructor [json-pointer:/blocks/0/type]",
  ],
  [
    "a file block, which only Slack makes",
    [{ type: "file", source: "remote", external_id: "1" }],
    "unsupported type: file [json-pointer:/blocks/0/type]",
  ],
  [
    "a field too many",
    [{ type: "divider", text: "a" }],
    "invalid additional property: text [json-pointer:/blocks/0]",
  ],
  [
    "a section of nothing",
    [{ type: "section" }],
    "must define either `fields` or `text` [json-pointer:/blocks/0]",
  ],
  [
    "a section too long",
    [section(long(3001))],
    "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
  ],
  [
    "a section with an empty text",
    [section("")],
    "must be more than 0 characters [json-pointer:/blocks/0/text/text]",
  ],
  [
    "text that is no object",
    [{ type: "section", text: "a" }],
    "must provide an object [json-pointer:/blocks/0/text]",
  ],
  [
    "11 fields",
    [{ type: "section", fields: times(11, () => mrkdwn("a")) }],
    "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
  ],
  [
    "a field too long",
    [{ type: "section", fields: [mrkdwn(long(2001))] }],
    "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]",
  ],
  [
    "a header in mrkdwn",
    [{ type: "header", text: mrkdwn("a") }],
    "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
  ],
  [
    "a header too long",
    [{ type: "header", text: plain(long(151)) }],
    "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
  ],
  [
    "verbatim plain text",
    [{ type: "header", text: { ...plain("a"), verbatim: true } }],
    "invalid additional property: verbatim [json-pointer:/blocks/0/text]",
  ],
  [
    "11 elements of context",
    [{ type: "context", elements: times(11, () => mrkdwn("a")) }],
    "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
  ],
  [
    "a button in a context",
    [{ type: "context", elements: [button("a")] }],
    "unsupported type: button [json-pointer:/blocks/0/elements/0/type]",
  ],
  [
    "26 buttons",
    [actions(...times(26, (index) => button(`b${index}`)))],
    "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
  ],
  ["no button", [actions()], "must provide at least 1 items [json-pointer:/blocks/0/elements]"],
  [
    "a button in mrkdwn",
    [actions(button("a", { text: mrkdwn("a") }))],
    "unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/text/type]",
  ],
  [
    "a button's label too long",
    [actions(button("a", { text: plain(long(76)) }))],
    "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
  ],
  [
    "a button's value too long",
    [actions(button("a", { value: long(2001) }))],
    "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
  ],
  [
    "a button's url too long",
    [actions(button("a", { url: `https://a.example/${long(3000)}` }))],
    "must be less than 3001 characters [json-pointer:/blocks/0/elements/0/url]",
  ],
  [
    "a button's url that is none",
    [actions(button("a", { url: "javascript:alert(1)" }))],
    "must be a valid URL [json-pointer:/blocks/0/elements/0/url]",
  ],
  [
    "a button that is disabled",
    [actions(button("a", { disabled: true }))],
    "invalid additional property: disabled [json-pointer:/blocks/0/elements/0]",
  ],
  [
    "a style of its own",
    [actions(button("a", { style: "default" }))],
    "must be a valid enum value [json-pointer:/blocks/0/elements/0/style]",
  ],
  [
    "an action_id too long",
    [actions(button(long(256)))],
    "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]",
  ],
  [
    "an action_id twice",
    [actions(button("a"), button("a"))],
    '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
  ],
  [
    "an action_id in two blocks",
    [actions(button("a")), actions(button("a"))],
    '`action_id` "a" already exists [json-pointer:/blocks/1/elements/0/action_id]',
  ],
  [
    "a block_id twice",
    [
      { type: "divider", block_id: "a" },
      { type: "divider", block_id: "a" },
    ],
    '`block_id` "a" already exists [json-pointer:/blocks/1/block_id]',
  ],
  [
    "a block_id too long",
    [{ type: "divider", block_id: long(256) }],
    "must be less than 256 characters [json-pointer:/blocks/0/block_id]",
  ],
  [
    "6 options of overflow",
    [actions({ type: "overflow", options: times(6, (index) => option(`${index}`)) })],
    "no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]",
  ],
  [
    "101 options",
    [actions({ type: "static_select", options: times(101, (index) => option(`${index}`)) })],
    "no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]",
  ],
  [
    "an option's label too long",
    [actions({ type: "static_select", options: [option("a", long(76))] })],
    "must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]",
  ],
  [
    "an option's value too long",
    [actions({ type: "static_select", options: [option(long(151))] })],
    "must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]",
  ],
  [
    "a menu of nothing",
    [actions({ type: "static_select" })],
    "must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]",
  ],
  [
    "a confirmation too long",
    [actions(button("a", { confirm: { text: plain(long(301)) } }))],
    "must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]",
  ],
  [
    "rich text of nothing",
    [rich(run(word("")))],
    "must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]",
  ],
  [
    "a link to nowhere",
    [rich(run({ type: "link", url: "a.example" }))],
    "must be a valid URL [json-pointer:/blocks/0/elements/0/elements/0/url]",
  ],
  [
    "a link to a script",
    [rich(run({ type: "link", url: "javascript:alert(1)" }))],
    "must be a valid URL [json-pointer:/blocks/0/elements/0/elements/0/url]",
  ],
  [
    "a link with an empty label",
    [rich(run({ type: "link", url: "https://a.example", text: "" }))],
    "must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]",
  ],
  [
    "a style that there is not",
    [rich(run({ ...word("a"), style: { big: true } }))],
    "invalid additional property: big [json-pointer:/blocks/0/elements/0/elements/0/style]",
  ],
  [
    "a user among code",
    [rich({ type: "rich_text_preformatted", elements: [{ type: "user", user_id: "U1" }] })],
    "unsupported type: user [json-pointer:/blocks/0/elements/0/elements/0/type]",
  ],
  [
    "a list in a list",
    [
      rich({
        type: "rich_text_list",
        style: "bullet",
        elements: [{ type: "rich_text_list", style: "bullet", elements: [] }],
      }),
    ],
    "unsupported type: rich_text_list [json-pointer:/blocks/0/elements/0/elements/0/type]",
  ],
  [
    "101 rows",
    [table(times(101, () => [raw("a")]))],
    "no more than 100 items allowed [json-pointer:/blocks/0/rows]",
  ],
  [
    "21 columns",
    [table([times(21, () => raw("a"))])],
    "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]",
  ],
  [
    "an empty cell",
    [table([[raw("")]])],
    "must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]",
  ],
  [
    "a cell in mrkdwn",
    [table([[mrkdwn("a")]])],
    "unsupported type: mrkdwn [json-pointer:/blocks/0/rows/0/0/type]",
  ],
  [
    "a number without its value",
    [table([[{ type: "raw_number", text: "4" }]])],
    "missing required field: value [json-pointer:/blocks/0/rows/0/0]",
  ],
  [
    "21 column settings",
    [table([[raw("a")]], { column_settings: times(21, () => ({})) })],
    "no more than 20 items allowed [json-pointer:/blocks/0/column_settings]",
  ],
  [
    "cells of 10,001 characters",
    [table([[raw(long(5000)), raw(long(5001))]])],
    "must be less than 10001 characters in all cells [json-pointer:/blocks/0]",
  ],
  [
    "two tables",
    [table([[raw("a")]]), table([[raw("b")]])],
    "only_one_table_allowed [json-pointer:/blocks/1]",
  ],
  [
    "a picture without a description",
    [{ type: "image", image_url: "https://a.example/i.png" }],
    "missing required field: alt_text [json-pointer:/blocks/0]",
  ],
  [
    "a picture from nowhere",
    [{ type: "image", alt_text: "a" }],
    "must define either `image_url` or `slack_file` [json-pointer:/blocks/0]",
  ],
  [
    "markdown too long",
    [{ type: "markdown", text: long(12001) }],
    "must be less than 12001 characters [json-pointer:/blocks/0/text]",
  ],
  [
    "markdown too long together",
    [
      { type: "markdown", text: long(6001) },
      { type: "markdown", text: long(6000) },
    ],
    "markdown must be less than 12001 characters [json-pointer:/blocks]",
  ],
];
