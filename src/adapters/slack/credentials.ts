/** How the bot proves itself to Slack, and how Slack reaches it. */
export type SlackCredentials =
  /** Socket Mode: the bot connects out, and needs no address of its own. */
  | { readonly mode: "socket"; readonly botToken: string; readonly appToken: string }
  /** HTTP: Slack sends signed requests to a port of ours. */
  | {
      readonly mode: "http";
      readonly botToken: string;
      readonly signingSecret: string;
      readonly port: number;
    };
