import type { Deliveries } from "./delivery.js";
import type { Faults } from "./faults.js";
import type { SlackMessage } from "./messages.js";
import type { OAuth } from "./oauth.js";
import type { HomeTab } from "./people.js";
import type { Records } from "./records.js";
import type { ResponseUrls } from "./response-url.js";
import type { SocketMode } from "./socket-mode.js";
import type { Tokens } from "./tokens.js";
import type { Triggers } from "./triggers.js";
import type { Watch } from "./watch.js";
import type { World } from "./world.js";

/** The app as its configuration pages at Slack show it. */
export interface AppIdentity {
  readonly id: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  /** The old verification token, which stands in every payload. */
  readonly verificationToken: string;
  /** The app-level token, for Socket Mode. */
  readonly appToken: string;
}

/** Is told of a message, and what happened to it. */
export type MessageListener = (message: SlackMessage, what: "posted" | "changed" | "deleted") => void;

/** What the parts of the emulator share. */
export interface Core {
  readonly app: AppIdentity;
  /** The events that the app subscribed to. */
  readonly events: ReadonlySet<string>;
  /** The slash commands and the shortcuts that it registered; undefined: whichever somebody asks for. */
  readonly commands: ReadonlySet<string> | undefined;
  readonly shortcuts: ReadonlySet<string> | undefined;
  readonly now: () => number;
  /** Where this Slack answers, such as `http://127.0.0.1:40123`. */
  readonly url: () => string;
  readonly world: World;
  readonly records: Records;
  readonly faults: Faults;
  readonly watch: Watch;
  readonly tokens: Tokens;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly oauth: OAuth;
  readonly sockets: SocketMode;
  readonly deliveries: Deliveries;
  /** The modals that were opened, in order. */
  readonly modals: HomeTab[];
  /** Who is told of every message. */
  readonly listeners: Set<MessageListener>;
}
