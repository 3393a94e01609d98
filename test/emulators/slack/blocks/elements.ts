import { limits } from "../limits.js";
import {
  actionId,
  boxOption,
  buttonUrl,
  colour,
  confirm,
  conversationFilter,
  dispatchConfig,
  imageSource,
  menuOption,
  optionGroup,
  overflowOption,
  plainText,
  slackFile,
  webUrl,
} from "./composition.js";
import { richText } from "./rich-text.js";
import { also, boolean, integer, list, object, oneOf, type Rule, string, stringThat } from "./rules.js";

type Rules = Readonly<Record<string, Rule>>;

const { select } = limits;
const ids = list(string({ min: 1 }));
const placeholder = plainText(select.placeholder.max_length);
const common: Rules = { action_id: actionId, confirm, focus_on_load: boolean };
const menu: Rules = { ...common, placeholder };
const multi: Rules = { ...menu, max_selected_items: integer({ min: 1 }) };
const input: Rules = {
  action_id: actionId,
  placeholder,
  dispatch_action_config: dispatchConfig,
  focus_on_load: boolean,
};

/** A static menu has options or groups of them, not both and not neither. */
const staticMenu = (fields: Rules): Rule =>
  also(
    object(
      {},
      {
        ...fields,
        options: list(menuOption, { min: 1, max: select.options.max_items }),
        option_groups: list(optionGroup, { min: 1, max: select.option_groups.max_items }),
      },
    ),
    (value, at, found) => {
      if ((value["options"] === undefined) === (value["option_groups"] === undefined)) {
        found.push({ at, message: "must define either `options` or `option_groups`" });
      }
    },
  );

const conversations: Rules = {
  default_to_current_conversation: boolean,
  filter: conversationFilter,
};

/** Menus with one choice. */
export const selects: Rules = {
  static_select: staticMenu({ ...menu, initial_option: menuOption }),
  external_select: object({}, { ...menu, initial_option: menuOption, min_query_length: integer({ min: 0 }) }),
  users_select: object({}, { ...menu, initial_user: string() }),
  conversations_select: object(
    {},
    { ...menu, ...conversations, initial_conversation: string(), response_url_enabled: boolean },
  ),
  channels_select: object({}, { ...menu, initial_channel: string(), response_url_enabled: boolean }),
};

/** Menus with several choices. */
export const multiSelects: Rules = {
  multi_static_select: staticMenu({ ...multi, initial_options: list(menuOption, { min: 1 }) }),
  multi_external_select: object(
    {},
    { ...multi, initial_options: list(menuOption, { min: 1 }), min_query_length: integer({ min: 0 }) },
  ),
  multi_users_select: object({}, { ...multi, initial_users: ids }),
  multi_conversations_select: object({}, { ...multi, ...conversations, initial_conversations: ids }),
  multi_channels_select: object({}, { ...multi, initial_channels: ids }),
};

const day = stringThat((text) => /^\d{4}-\d{2}-\d{2}$/.test(text), "must be a date as YYYY-MM-DD");
const hour = stringThat((text) => /^\d{2}:\d{2}$/.test(text), "must be a time as HH:mm");

export const pickers: Rules = {
  datepicker: object({}, { ...menu, initial_date: day }),
  datetimepicker: object({}, { ...common, initial_date_time: integer({ min: 0 }) }),
  timepicker: object({}, { ...menu, initial_time: hour, timezone: string() }),
};

export const boxes: Rules = {
  checkboxes: object(
    {
      options: list(boxOption, {
        min: limits.checkboxes.options.min_items,
        max: limits.checkboxes.options.max_items,
      }),
    },
    { ...common, initial_options: list(boxOption, { min: 1 }) },
  ),
  radio_buttons: object(
    {
      options: list(boxOption, {
        min: limits.radio_buttons.options.min_items,
        max: limits.radio_buttons.options.max_items,
      }),
    },
    { ...common, initial_option: boxOption },
  ),
};

const { button: size } = limits;
const label = string({ max: size.accessibility_label.max_length });

export const button: Rule = object(
  { text: plainText(size.text.max_length) },
  {
    action_id: actionId,
    url: buttonUrl(size.url.max_length),
    value: string({ max: size.value.max_length }),
    style: colour,
    confirm,
    accessibility_label: label,
  },
);

export const buttons: Rules = {
  button,
  overflow: object(
    {
      options: list(overflowOption, {
        min: limits.overflow.options.min_items,
        max: limits.overflow.options.max_items,
      }),
    },
    { action_id: actionId, confirm },
  ),
  workflow_button: object(
    {
      text: plainText(size.text.max_length),
      workflow: object({
        trigger: object(
          { url: webUrl(size.url.max_length) },
          { customizable_input_parameters: list(object({ name: string(), value: string() })) },
        ),
      }),
    },
    { action_id: actionId, style: colour, confirm, accessibility_label: label },
  ),
};

const { feedback_button: feedback } = limits;
const feedbackButton = object(
  { text: plainText(feedback.text.max_length), value: string({ max: feedback.value.max_length }) },
  { accessibility_label: string({ max: feedback.accessibility_label.max_length }) },
);

export const contextActions: Rules = {
  feedback_buttons: object(
    { positive_button: feedbackButton, negative_button: feedbackButton },
    { action_id: actionId },
  ),
  icon_button: object(
    { icon: string({ min: 1 }), text: plainText(size.text.max_length) },
    {
      action_id: actionId,
      confirm,
      value: string({ max: size.value.max_length }),
      accessibility_label: label,
      visible_to_user_ids: list(string({ min: 1 }), {
        max: limits.icon_button.visible_to_user_ids.max_items,
      }),
    },
  ),
};

export const imageElement: Rule = imageSource(
  object(
    { alt_text: string({ min: 1, max: limits.image.alt_text.max_length }) },
    { image_url: webUrl(limits.image.image_url.max_length), slack_file: slackFile },
  ),
);

export const richTextInput: Rules = {
  rich_text_input: object(
    {},
    { ...input, initial_value: richText, min_lines: integer({ min: 1 }), max_lines: integer({ min: 1 }) },
  ),
};

const { max } = limits.plain_text_input.max_length;

/** What is typed into, and so stands in input blocks only. */
export const inputs: Rules = {
  ...richTextInput,
  plain_text_input: object(
    {},
    {
      ...input,
      initial_value: string(),
      multiline: boolean,
      min_length: integer({ min: 0, max }),
      max_length: integer({ min: 1, max }),
    },
  ),
  email_text_input: object({}, { ...input, initial_value: string() }),
  url_text_input: object({}, { ...input, initial_value: string() }),
  number_input: object(
    { is_decimal_allowed: boolean },
    { ...input, initial_value: string(), min_value: string(), max_value: string() },
  ),
  file_input: object(
    {},
    {
      action_id: actionId,
      filetypes: list(string({ min: 1 }), { min: 1 }),
      max_files: integer(limits.file_input.max_files),
    },
  ),
};

export const level: Rule = oneOf("default", "info", "warning", "error", "success");
