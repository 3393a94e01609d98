import { limits } from "../limits.js";
import { also, boolean, byType, list, object, oneOf, type Rule, string, stringThat, union } from "./rules.js";

const { text: anyLength, option, confirmation } = limits;

const plain = (max: number, min: number): Rule => object({ text: string({ min, max }) }, { emoji: boolean });
const mrkdwn = (max: number, min: number): Rule =>
  object({ text: string({ min, max }) }, { verbatim: boolean });

/** A text object that must be plain. */
export const plainText = (max: number = anyLength.max_length, min: number = anyLength.min_length): Rule =>
  byType({ plain_text: plain(max, min) });

/** A text object that must be mrkdwn. */
export const mrkdwnText = (max: number = anyLength.max_length, min: number = anyLength.min_length): Rule =>
  byType({ mrkdwn: mrkdwn(max, min) });

/** The text objects by type, for lists that hold other things too. */
export const textKinds = (max: number = anyLength.max_length): Readonly<Record<string, Rule>> => ({
  plain_text: plain(max, anyLength.min_length),
  mrkdwn: mrkdwn(max, anyLength.min_length),
});

/** A text object of either kind. */
export const anyText = (max: number = anyLength.max_length): Rule => union(byType(textKinds(max)));

const schemeOf = (text: string): string => /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase() ?? "";
const urlOf =
  (...schemes: readonly string[]) =>
  (text: string): boolean =>
    URL.canParse(text) && schemes.includes(schemeOf(text)) && !/\s/.test(text);

/** Where a button may lead. */
export const buttonUrl = (max: number): Rule =>
  stringThat(urlOf("http", "https", "mailto", "slack"), "must be a valid URL", { min: 1, max });

/** Where a link may lead. */
export const linkUrl: Rule = stringThat(urlOf("http", "https", "mailto"), "must be a valid URL", {
  min: 1,
  max: 3000,
});

/** An image or a page: nothing but the web. */
export const webUrl = (max: number): Rule =>
  stringThat(urlOf("http", "https"), "must be a valid URL", { min: 1, max });

export const actionId: Rule = string({ min: 1, max: limits.action_id.max_length });

export const colour: Rule = oneOf("primary", "danger");

export const confirm: Rule = object(
  { text: anyText(confirmation.text.max_length) },
  {
    title: plainText(confirmation.title.max_length),
    confirm: plainText(confirmation.confirm.max_length),
    deny: plainText(confirmation.deny.max_length),
    style: colour,
  },
);

const optionOf = (text: Rule, description: Rule, url: Readonly<Record<string, Rule>>): Rule =>
  object({ text, value: string({ max: option.value.max_length }) }, { description, ...url });

/** An option of a menu: plain text. */
export const menuOption: Rule = optionOf(
  plainText(option.text.max_length),
  plainText(option.description.max_length),
  {},
);

/** Only an overflow menu's option may lead somewhere. */
export const overflowOption: Rule = optionOf(
  plainText(option.text.max_length),
  plainText(option.description.max_length),
  { url: buttonUrl(option.url.max_length) },
);

/** A box to tick may be marked up. */
export const boxOption: Rule = optionOf(
  anyText(option.text.max_length),
  anyText(option.description.max_length),
  {},
);

const { option_group: group } = limits;

export const optionGroup: Rule = object({
  label: plainText(group.label.max_length),
  options: list(menuOption, { min: group.options.min_items, max: group.options.max_items }),
});

/** Which conversations a menu lists: at least one of its fields. */
export const conversationFilter: Rule = also(
  object(
    {},
    {
      include: list(oneOf("im", "mpim", "private", "public"), { min: 1 }),
      exclude_external_shared_channels: boolean,
      exclude_bot_users: boolean,
    },
  ),
  (value, at, found) => {
    if (Object.keys(value).length === 0) found.push({ at, message: "must define at least one filter" });
  },
);

export const dispatchConfig: Rule = object(
  {},
  { trigger_actions_on: list(oneOf("on_enter_pressed", "on_character_entered"), { min: 1 }) },
);

/** An image comes from the web or from Slack's own files, and from one of them. */
export const imageSource = (rule: Rule): Rule =>
  also(rule, (value, at, found) => {
    if ((value["image_url"] === undefined) === (value["slack_file"] === undefined)) {
      found.push({ at, message: "must define either `image_url` or `slack_file`" });
    }
  });

export const slackFile: Rule = also(
  object({}, { id: string({ min: 1 }), url: webUrl(3000) }),
  (value, at, found) => {
    if ((value["id"] === undefined) === (value["url"] === undefined)) {
      found.push({ at, message: "must define either `id` or `url`" });
    }
  },
);
