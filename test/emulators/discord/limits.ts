/**
 * Discord's limits, as data. "docs" is docs.discord.com/developers, "openapi" is Discord's published
 * OpenAPI file, "seen" is behaviour of the live service that neither of them states.
 * Lengths count code points, as Discord's services do.
 */
export const LIMITS = {
  message: {
    /** docs, Create Message: "up to 2000 characters"; the OpenAPI file says 4,000, which only Nitro people have. */
    content: 2000,
    /** docs, Create Message; openapi, MessageCreateRequest.embeds.maxItems. */
    embeds: 10,
    /** openapi, MessageCreateRequest.nonce.maxLength. */
    nonce: 25,
    /** docs, Create Message, enforce_nonce: "checked for uniqueness in the past few minutes". */
    nonceMilliseconds: 5 * 60_000,
    /** openapi, MessageCreateRequest.attachments.maxItems. */
    attachments: 10,
    /** openapi, MessageCreateRequest.sticker_ids.maxItems. */
    stickers: 3,
    /** docs, Get Channel Messages: limit 1-100, default 50. */
    page: 100,
    pageDefault: 50,
  },
  embed: {
    /** docs, Message resource, Embed Limits: these six rows. */
    title: 256,
    description: 4096,
    fields: 25,
    fieldName: 256,
    fieldValue: 1024,
    footer: 2048,
    author: 256,
    /** docs, Embed Limits: combined over all embeds of the message. */
    total: 6000,
    /** openapi, RichEmbed.url.maxLength. */
    url: 2048,
    /** openapi, RichEmbed.color.maximum. */
    colour: 0xff_ff_ff,
  },
  mentions: {
    /** docs, Allowed Mentions: "Max size of 100". */
    users: 100,
    roles: 100,
  },
  component: {
    /** docs, Legacy Message Component Behavior: up to 5 action rows. */
    rows: 5,
    /** docs, Action Row: up to 5 buttons or one select. */
    buttons: 5,
    /** docs, Anatomy of a Component: custom_id 1-100. */
    customId: 100,
    /** docs, Button: label 80, url 512. */
    label: 80,
    url: 512,
    /** docs, String Select: 25 options, placeholder 150, each text 100. */
    options: 25,
    optionText: 100,
    placeholder: 150,
    selectValues: 25,
  },
  v2: {
    /** docs, Components V2: "Messages allow up to 40 total components", nested ones counted. */
    components: 40,
    /** docs, Text Display: the text of all displays of a message. */
    text: 4000,
    /**
     * seen, discord-api-docs issue 8554: above this the service answers 500. UTF-8 bytes of all text
     * displays and twelve for each of them.
     */
    textBytes: 10_170,
    textBytesPerDisplay: 12,
    /** docs, Section: one to three text displays. */
    sectionTexts: 3,
    /** docs, Media Gallery: one to ten items. */
    galleryItems: 10,
    /** docs, Thumbnail and Media Gallery Item: description 1024. */
    mediaDescription: 1024,
    /** openapi, UnfurledMediaRequest.url.maxLength. */
    mediaUrl: 2048,
  },
  command: {
    /** docs, Application Commands: these rows. */
    chatInputs: 100,
    userMenus: 15,
    messageMenus: 15,
    description: 100,
    options: 25,
    choices: 25,
    choiceName: 100,
    /** docs, Option Choice: "up to 100 characters if string"; the OpenAPI file says 6,000. */
    choiceValue: 100,
    /** docs: names, descriptions and choice values of a command together. */
    total: 8000,
    /** docs: "You can create 200 application commands a day, per guild". */
    createsADay: 200,
    /** docs, Option: min_length 0-6000, max_length 1-6000. */
    stringLength: 6000,
  },
  autocomplete: {
    /** docs, Autocomplete callback data: up to 25 choices. */
    choices: 25,
    name: 100,
    value: 100,
  },
  modal: {
    /** docs, Modal callback data. */
    title: 45,
    customId: 100,
    components: 5,
  },
  interaction: {
    /** docs, Responding to an Interaction: first answer in 3 seconds, token for 15 minutes. */
    answerMilliseconds: 3000,
    tokenMilliseconds: 15 * 60_000,
    /** docs, Create Followup Message: user-installed apps outside their guilds have five; not emulated. */
    attachmentBytes: 10 * 1024 * 1024,
  },
  thread: {
    /** docs, Start Thread from Message: name 1-100. */
    name: 100,
    /** docs: minutes; the only values there are. */
    archiveMinutes: [60, 1440, 4320, 10_080],
  },
  gateway: {
    /** docs, Hello: what the service sends today. */
    heartbeatMilliseconds: 41_250,
  },
} as const;
