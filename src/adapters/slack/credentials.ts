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
      /** The address to listen at; all of the machine's where it is missing. */
      readonly host?: string;
    }
  /** HTTP, in any number of workspaces: each installs the bot by OAuth, and has a token of its own. */
  | {
      readonly mode: "oauth";
      readonly clientId: string;
      readonly clientSecret: string;
      /** Signs what ties an installation to the browser that began it. */
      readonly stateSecret: string;
      readonly signingSecret: string;
      readonly port: number;
      readonly host?: string;
    };
