/**
 * What Slack accepts, as far as messages of Dateline come near it.
 * Blocks: https://docs.slack.dev/reference/block-kit/blocks, elements: …/block-kit/block-elements.
 */
export const limits = {
  /** Blocks of a message. */
  blocks: 50,
  /** Blocks of a view: App Home. */
  homeBlocks: 100,
  /**
   * All words of a message's blocks, and `blockItself` for each block. Slack documents no limit and refuses from about
   * 13,200 on (`msg_blocks_too_long`); this keeps clear of it.
   */
  blocksInAll: 12_500,
  blockItself: 125,
  /** Of a `header`, which is plain text. */
  header: 150,
  /** Of the text of a `section` or an element of a `context`. */
  text: 3_000,
  /** Elements of an `actions` block. */
  buttons: 25,
  buttonLabel: 75,
  buttonValue: 2_000,
  /** Of a press that a button carries: within its value, and small, for a page has twenty buttons. */
  press: 300,
  url: 3_000,
  /** Rows of a `table`, its head among them: https://docs.slack.dev/reference/block-kit/blocks/table-block */
  tableRows: 100,
  /** Of all cells of a table together. */
  tableCharacters: 10_000,
  /** Of the text of a message that is changed: https://docs.slack.dev/reference/methods/chat.update */
  updatedText: 4_000,
  /** Messages of a page of a channel's history: https://docs.slack.dev/reference/methods/conversations.history */
  historyPage: 200,
  /** Pages that are looked through at most. */
  historyPages: 50,
} as const;
