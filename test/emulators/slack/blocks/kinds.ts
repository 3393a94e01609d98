import { limits } from "../limits.js";
import { anyText, imageSource, mrkdwnText, plainText, slackFile, textKinds, webUrl } from "./composition.js";
import {
  boxes,
  button,
  buttons,
  contextActions,
  imageElement,
  inputs,
  level,
  multiSelects,
  pickers,
  richTextInput,
  selects,
} from "./elements.js";
import { richText, richTextFields } from "./rich-text.js";
import { also, boolean, byType, list, object, oneOf, type Rule, string, union } from "./rules.js";
import { dataTable, table } from "./tables.js";

type Rules = Readonly<Record<string, Rule>>;

const blockId: Rules = { block_id: string({ max: limits.block_id.max_length }) };
const block = (required: Rules, optional: Rules = {}): Rule => object(required, { ...blockId, ...optional });
const image: Rules = { image: imageElement };

const section = also(
  block(
    {},
    {
      text: anyText(limits.section.text.max_length),
      fields: list(anyText(limits.section.fields.item_max_length), {
        min: 1,
        max: limits.section.fields.max_items,
      }),
      accessory: byType({ ...buttons, ...boxes, ...pickers, ...selects, ...multiSelects, ...image }),
      expand: boolean,
    },
  ),
  (value, at, found) => {
    if (value["text"] === undefined && value["fields"] === undefined) {
      found.push({ at, message: "must define either `fields` or `text`" });
    }
  },
);

const { card: cardSize, video: videoSize, container: containerSize } = limits;

const card = also(
  block(
    {},
    {
      hero_image: byType(image),
      icon: byType(image),
      title: mrkdwnText(cardSize.title.max_length),
      subtitle: mrkdwnText(cardSize.subtitle.max_length),
      body: mrkdwnText(cardSize.body.max_length),
      actions: list(byType({ button }), { min: 1, max: cardSize.actions.max_items }),
    },
  ),
  (value, at, found) => {
    if (!["hero_image", "title", "actions", "body"].some((name) => value[name] !== undefined)) {
      found.push({ at, message: "must define one of `hero_image`, `title`, `actions`, `body`" });
    }
  },
);

const taskCard = block(
  {
    task_id: string({ min: 1 }),
    title: string({ min: 1 }),
    status: oneOf("pending", "in_progress", "complete", "error"),
  },
  {
    details: richText,
    output: richText,
    sources: list(
      byType({ url: object({ url: webUrl(limits.url_source.url.max_length), text: string({ min: 1 }) }) }),
    ),
  },
);

const video = block(
  {
    video_url: webUrl(3000),
    thumbnail_url: webUrl(3000),
    alt_text: string({ min: videoSize.alt_text.min_length, max: videoSize.alt_text.max_length }),
    title: plainText(videoSize.title.max_length),
  },
  {
    title_url: webUrl(3000),
    author_name: string({ max: videoSize.author_name.max_length }),
    provider_name: string({ max: videoSize.provider_name.max_length }),
    provider_icon_url: webUrl(3000),
    description: plainText(videoSize.description.max_length),
  },
);

/** What every surface takes. */
const everywhere: Rules = {
  actions: block({
    elements: list(
      byType({ ...buttons, ...boxes, ...pickers, ...selects, ...multiSelects, ...richTextInput }),
      { min: 1, max: limits.actions.elements.max_items },
    ),
  }),
  context: block({
    elements: list(union(byType({ ...textKinds(), ...image })), {
      min: 1,
      max: limits.context.elements.max_items,
    }),
  }),
  divider: block({}),
  header: block({ text: plainText(limits.header.text.max_length) }),
  image: imageSource(
    block(
      { alt_text: string({ min: 1, max: limits.image.alt_text.max_length }) },
      {
        title: plainText(limits.image.title.max_length),
        image_url: webUrl(limits.image.image_url.max_length),
        slack_file: slackFile,
      },
    ),
  ),
  input: block(
    {
      label: plainText(limits.input.label.max_length),
      element: byType({ ...inputs, ...boxes, ...pickers, ...selects, ...multiSelects }),
    },
    { hint: plainText(limits.input.hint.max_length), optional: boolean, dispatch_action: boolean },
  ),
  rich_text: block(richTextFields),
  section,
  video,
};

const alert = block({ text: anyText(limits.alert.text.max_length) }, { level });

const container = also(
  block(
    {
      child_blocks: list(byType({ ...everywhere, table: block(table.required, table.optional) }), {
        min: 1,
        max: containerSize.child_blocks.max_items,
      }),
    },
    {
      title: plainText(containerSize.title.max_length),
      rich_text_title: richText,
      subtitle: anyText(containerSize.subtitle.max_length),
      width: oneOf("narrow", "standard", "wide", "full"),
      icon: byType(image),
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
  ),
  (value, at, found) => {
    if (value["title"] === undefined && value["rich_text_title"] === undefined) {
      found.push({ at, message: "must define either `title` or `rich_text_title`" });
    }
  },
);

/**
 * The blocks of a message. `file` is not among them: Slack puts it into what it hands out, and takes it
 * from nobody.
 */
export const messageBlock: Rule = byType({
  ...everywhere,
  alert,
  card,
  carousel: block({
    elements: list(byType({ card }), {
      min: limits.carousel.elements.min_items,
      max: limits.carousel.elements.max_items,
    }),
  }),
  container,
  context_actions: block({
    elements: list(byType(contextActions), { min: 1, max: limits.context_actions.elements.max_items }),
  }),
  data_table: also(block(dataTable.required, dataTable.optional), dataTable.check),
  markdown: block({
    text: string({ min: limits.markdown.text.min_length, max: limits.markdown.text.max_length }),
  }),
  plan: block({ title: string({ min: 1 }) }, { tasks: list(byType({ task_card: taskCard })) }),
  table: also(block(table.required, table.optional), table.check),
  task_card: taskCard,
});

/** The blocks of a home tab and of a modal: fewer than of a message. */
export const viewBlock: Rule = byType({ ...everywhere, alert });
