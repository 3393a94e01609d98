import type { KnownBlock } from "@slack/types";
import {
  actions,
  button,
  long,
  mrkdwn,
  option,
  plain,
  raw,
  section,
  table,
  times,
  word,
} from "./block-builders.js";

/** Messages that Slack takes; those that can be written with the types of @slack/types are. */
export const accepted: readonly (readonly [string, readonly object[]])[] = [
  ["50 blocks", times(50, () => ({ type: "divider" }))],
  ["a section of 3,000 characters", [section(long(3000))] satisfies KnownBlock[]],
  [
    "a section of nothing but fields",
    [{ type: "section", fields: times(10, () => mrkdwn(long(20))) }] satisfies KnownBlock[],
  ],
  ["a header of 150 characters", [{ type: "header", text: plain(long(150)) }] satisfies KnownBlock[]],
  [
    "10 elements of context",
    [{ type: "context", elements: times(10, () => mrkdwn("a")) }] satisfies KnownBlock[],
  ],
  ["25 buttons", [actions(...times(25, (index) => button(`b${index}`)))]],
  [
    "every accessory that a desk may need",
    [
      {
        type: "section",
        text: mrkdwn("a"),
        accessory: button("1", { url: "https://a.example", style: "danger" }),
      },
      {
        type: "section",
        text: mrkdwn("a"),
        accessory: { type: "overflow", action_id: "2", options: times(5, (index) => option(`o${index}`)) },
      },
      {
        type: "section",
        text: mrkdwn("a"),
        accessory: {
          type: "static_select",
          action_id: "3",
          placeholder: plain("Choose"),
          option_groups: [{ label: plain("Group"), options: [option("a")] }],
          confirm: {
            title: plain("Sure?"),
            text: mrkdwn("Really?"),
            confirm: plain("Yes"),
            deny: plain("No"),
          },
        },
      },
      {
        type: "section",
        text: mrkdwn("a"),
        accessory: { type: "image", image_url: "https://a.example/i.png", alt_text: "i" },
      },
    ] satisfies KnownBlock[],
  ],
  [
    "every kind of rich text",
    [
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: "a", style: { bold: true, italic: true, strike: true, code: true } },
              { type: "link", url: "https://a.example/?a=1", text: "a" },
              { type: "link", url: "mailto:desk@a.example" },
              { type: "user", user_id: "U1" },
              { type: "usergroup", usergroup_id: "S1" },
              { type: "channel", channel_id: "C1" },
              { type: "emoji", name: "wave" },
              { type: "date", timestamp: 1720710212, format: "{date_num}", fallback: "a day" },
              { type: "broadcast", range: "here" },
              { type: "color", value: "#00ff00" },
            ],
          },
          {
            type: "rich_text_list",
            style: "ordered",
            indent: 1,
            border: 1,
            elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "a" }] }],
          },
          { type: "rich_text_quote", elements: [{ type: "text", text: "“a”" }] },
          { type: "rich_text_preformatted", border: 0, elements: [{ type: "text", text: "a" }] },
        ],
      },
    ] satisfies KnownBlock[],
  ],
  [
    "a table of 100 rows and 20 columns",
    [
      {
        type: "table",
        rows: times(100, () => times(20, () => raw("1"))),
        column_settings: times(20, () => ({ align: "right" as const, is_wrapped: true })),
      },
    ] satisfies KnownBlock[],
  ],
  [
    "cells of every kind",
    [
      {
        type: "table",
        rows: [
          [
            raw("Killed"),
            { type: "raw_number", value: 4, text: "4" },
            { type: "rich_text", elements: [{ type: "rich_text_section", elements: [word("a")] }] },
          ],
        ],
      },
    ] satisfies KnownBlock[],
  ],
  ["a table of 10,000 characters", [table([[raw(long(5000)), raw(long(5000))]])]],
  [
    "an image",
    [
      { type: "image", image_url: "https://a.example/i.png", alt_text: "a", title: plain("t") },
    ] satisfies KnownBlock[],
  ],
  ["markdown of 12,000 characters", [{ type: "markdown", text: long(12000) }] satisfies KnownBlock[]],
  [
    "input in a message",
    [
      { type: "input", label: plain("a"), element: { type: "plain_text_input", action_id: "a" } },
    ] satisfies KnownBlock[],
  ],
  [
    "a card, an alert, a container",
    [
      { type: "card", title: mrkdwn("a"), actions: [{ type: "button", text: plain("Go"), action_id: "c" }] },
      { type: "alert", text: mrkdwn("a"), level: "warning" },
      { type: "container", title: plain("a"), child_blocks: [section("b")] },
      { type: "carousel", elements: [{ type: "card", body: mrkdwn("a") }] },
      { type: "task_card", task_id: "1", title: "a", status: "complete" },
      {
        type: "plan",
        title: "a",
        tasks: [{ type: "task_card", task_id: "2", title: "b", status: "pending" }],
      },
      {
        type: "context_actions",
        elements: [{ type: "icon_button", icon: "trash", text: plain("Remove"), action_id: "i" }],
      },
    ] satisfies KnownBlock[],
  ],
  ["the same text twice", [section("a"), section("a")]],
];
