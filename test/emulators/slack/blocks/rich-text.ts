import { limits } from "../limits.js";
import { linkUrl } from "./composition.js";
import { boolean, byType, integer, list, object, oneOf, type Rule, string } from "./rules.js";

const textStyle = object(
  {},
  { bold: boolean, italic: boolean, strike: boolean, code: boolean, underline: boolean },
);
const mentionStyle = object(
  {},
  {
    bold: boolean,
    italic: boolean,
    strike: boolean,
    highlight: boolean,
    client_highlight: boolean,
    unlink: boolean,
  },
);
const filled = string({ min: limits.rich_text.text.min_length });
const id = string({ min: 1 });

const text = object({ text: filled }, { style: textStyle });
const link = object({ url: linkUrl }, { text: filled, unsafe: boolean, style: textStyle });

const inline: Rule = byType({
  text,
  link,
  user: object({ user_id: id }, { style: mentionStyle }),
  usergroup: object({ usergroup_id: id }, { style: mentionStyle }),
  channel: object({ channel_id: id }, { style: mentionStyle }),
  team: object({ team_id: id }, { style: mentionStyle }),
  emoji: object(
    { name: filled },
    { unicode: string(), url: string(), skin_tone: integer({ min: 1, max: 6 }), style: textStyle },
  ),
  date: object(
    { timestamp: integer(), format: filled },
    { url: linkUrl, fallback: string(), style: textStyle },
  ),
  broadcast: object({ range: oneOf("here", "channel", "everyone") }, { style: mentionStyle }),
  color: object({ value: filled }, { style: textStyle }),
});

const border = oneOf(0, 1);
const sectionOfText = object({ elements: list(inline, { min: 1 }) });

/** What a rich_text block is made of. */
const parts: Rule = byType({
  rich_text_section: sectionOfText,
  rich_text_list: object(
    {
      style: oneOf("bullet", "ordered"),
      elements: list(byType({ rich_text_section: sectionOfText }), { min: 1 }),
    },
    {
      indent: integer(limits.rich_text.list_indent),
      offset: integer({ min: 0 }),
      border,
    },
  ),
  rich_text_quote: object({ elements: list(inline, { min: 1 }) }, { border }),
  rich_text_preformatted: object(
    { elements: list(byType({ text, link }), { min: 1 }) },
    { border, language: string() },
  ),
});

/** The fields of a rich_text block, without those that every block has. */
export const richTextFields: Readonly<Record<string, Rule>> = { elements: list(parts, { min: 1 }) };

/** A rich_text block inside another block. */
export const richText: Rule = byType({
  rich_text: object(richTextFields, { block_id: string({ max: limits.block_id.max_length }) }),
});
