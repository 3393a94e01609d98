/**
 * What Slack allows, as data. Sources: the reference at docs.slack.dev, page by page (named in the
 * comments); what is marked "observed" is in no page, but in reports of those who ran into it.
 */
export const limits = {
  /** reference/block-kit/composition-objects/text-object */
  text: { min_length: 1, max_length: 3000 },
  /** every interactive element of reference/block-kit/block-elements */
  action_id: { max_length: 255 },
  /** every block of reference/block-kit/blocks */
  block_id: { max_length: 255 },
  /** block-elements/button-element */
  button: {
    text: { max_length: 75 },
    url: { max_length: 3000 },
    value: { max_length: 2000 },
    accessibility_label: { max_length: 75 },
  },
  /** composition-objects/confirmation-dialog-object */
  confirmation: {
    title: { max_length: 100 },
    text: { max_length: 300 },
    confirm: { max_length: 30 },
    deny: { max_length: 30 },
  },
  /** composition-objects/option-object */
  option: {
    text: { max_length: 75 },
    value: { max_length: 150 },
    description: { max_length: 75 },
    url: { max_length: 3000 },
  },
  /** composition-objects/option-group-object */
  option_group: { label: { max_length: 75 }, options: { min_items: 1, max_items: 100 } },
  /** block-elements/select-menu-element, multi-select-menu-element; placeholders of all elements */
  select: {
    placeholder: { max_length: 150 },
    options: { max_items: 100 },
    option_groups: { max_items: 100 },
  },
  /** block-elements/overflow-menu-element */
  overflow: { options: { min_items: 1, max_items: 5 } },
  /** block-elements/checkboxes-element */
  checkboxes: { options: { min_items: 1, max_items: 10 } },
  /** block-elements/radio-button-group-element */
  radio_buttons: { options: { min_items: 1, max_items: 10 } },
  /** block-elements/url-source-element */
  url_source: { url: { min_length: 1, max_length: 3000 } },
  /** block-elements/file-input-element */
  file_input: { max_files: { min: 1, max: 10 } },
  /** block-elements/plain-text-input-element */
  plain_text_input: { max_length: { max: 3000 } },
  /** blocks/actions-block */
  actions: { elements: { max_items: 25 } },
  /** blocks/alert-block */
  alert: { text: { max_length: 200 } },
  /** blocks/card-block */
  card: {
    title: { max_length: 150 },
    subtitle: { max_length: 150 },
    body: { max_length: 200 },
    actions: { max_items: 3 },
  },
  /** blocks/carousel-block */
  carousel: { elements: { min_items: 1, max_items: 10 } },
  /** blocks/container-block */
  container: {
    title: { max_length: 150 },
    subtitle: { max_length: 150 },
    child_blocks: { max_items: 10 },
  },
  /** blocks/context-block */
  context: { elements: { max_items: 10 } },
  /** blocks/context-actions-block */
  context_actions: { elements: { max_items: 5 } },
  /** block-elements/feedback-buttons-element */
  feedback_button: {
    text: { max_length: 75 },
    value: { max_length: 2000 },
    accessibility_label: { max_length: 75 },
  },
  /** block-elements/icon-button-element */
  icon_button: { visible_to_user_ids: { max_items: 10 } },
  /** blocks/data-table-block */
  data_table: {
    rows: { min_items: 2, max_items: 201 },
    columns: { min_items: 1, max_items: 20 },
    page_size: { min: 1, max: 100 },
    cell_text: { min_length: 1 },
    content: { max_length: 20000 },
  },
  /** blocks/header-block */
  header: { text: { max_length: 150 } },
  /** blocks/image-block, block-elements/image-element */
  image: { image_url: { max_length: 3000 }, alt_text: { max_length: 2000 }, title: { max_length: 2000 } },
  /** blocks/input-block */
  input: { label: { max_length: 2000 }, hint: { max_length: 2000 } },
  /** blocks/markdown-block: of all markdown blocks of a message together */
  markdown: { text: { min_length: 1, max_length: 12000 } },
  /** blocks/section-block */
  section: { text: { max_length: 3000 }, fields: { max_items: 10, item_max_length: 2000 } },
  /** blocks/video-block */
  video: {
    alt_text: { min_length: 1, max_length: 200 },
    title: { max_length: 200 },
    author_name: { max_length: 50 },
    description: { max_length: 200 },
    provider_name: { max_length: 50 },
  },
  /** reference/views */
  view: {
    blocks: { min_items: 1, max_items: 100 },
    private_metadata: { max_length: 3000 },
    callback_id: { max_length: 255 },
    title: { max_length: 24 },
    close: { max_length: 24 },
    submit: { max_length: 24 },
  },
  /** blocks/table-block; one table a message and the characters of all cells: "Usage info" of the page */
  table: {
    rows: { min_items: 1, max_items: 100 },
    columns: { min_items: 1, max_items: 20 },
    column_settings: { max_items: 20 },
    cell_text: { min_length: 1 },
    content: { max_length: 10000 },
    per_message: { max_items: 1 },
  },
  /** blocks/rich-text-block; empty text elements are refused (observed) */
  rich_text: { text: { min_length: 1 }, list_indent: { min: 0, max: 8 } },
  message: {
    /** reference/block-kit/blocks: "You can include up to 50 blocks in each message" */
    blocks: { max_items: 50 },
    /** reference/methods/chat.postMessage, "Truncating content": best under 4,000, cut above 40,000 */
    text: { advised_length: 4000, max_length: 40000 },
    /** reference/methods/chat.update: msg_too_long, "cannot exceed 4,000 characters" */
    updated_text: { max_length: 4000 },
    /** metadata_too_large of reference/methods/chat.postMessage gives no number; of its JSON, and kept small here */
    metadata: { max_length: 8000 },
    /** reference/methods/chat.postMessage: too_many_attachments */
    attachments: { max_items: 100 },
    /**
     * msg_blocks_too_long (observed, slackapi/bolt-js issues 2509 and 2867): a markdown block alone fails above
     * 13,297 characters, with a divider above 13,172; 11,341 characters in many blocks failed too. All
     * three fit "the text, and 125 for each block, up to 13,422", which is an inference.
     */
    all_blocks: { max_length: 13422, each_block: 125 },
  },
  /** interactivity/handling-user-interaction: response_url */
  response_url: { max_uses: 5, max_age_ms: 30 * 60_000 },
  /** interactivity/handling-user-interaction: trigger_id, and the time in which to acknowledge */
  trigger: { max_age_ms: 3000 },
  ack: { max_ms: 3000 },
  /** authentication/installing-with-oauth: a code must be exchanged within ten minutes */
  oauth_code: { max_age_ms: 10 * 60_000 },
} as const;
