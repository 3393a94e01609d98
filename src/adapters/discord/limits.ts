/**
 * What Discord accepts, as far as messages and commands of Dateline come near it.
 * Components: https://docs.discord.com/developers/components/reference, messages: …/resources/message,
 * commands: …/interactions/application-commands.
 */
export const limits = {
  /** Components of a message in all, nested ones too. */
  components: 40,
  /** Characters of all text displays of a message together. */
  text: 4_000,
  /** Bytes of the same, in UTF-8: from some 10,170 on Discord answers 500 (discord-api-docs issue 8554). */
  textBytes: 10_000,
  /** What each text display counts besides its bytes. */
  textBytesPerDisplay: 12,
  /** Buttons of an action row. */
  buttonsPerRow: 5,
  /** Action rows of a message without Components V2. */
  rows: 5,
  buttonLabel: 80,
  customId: 100,
  /** Longest headline that is set as a heading. */
  heading: 150,
  /** Longest address that is linked: more would push the words out of the message. */
  url: 500,
  embedDescription: 4_096,
  /** Of what a command completes to. */
  choices: 25,
  choice: 100,
  /** Of the description of a command or an option. */
  description: 100,
  /** Of what is typed into an option; a whole question may have as much as the core reads. */
  option: 300,
  question: 1_000,
} as const;
