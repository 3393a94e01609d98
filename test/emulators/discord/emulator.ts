import type { APIUser } from "discord-api-types/v10";
import type { Changes } from "./changes.js";
import type { CommandStore } from "./command-store.js";
import type { Faults } from "./faults.js";
import type { Gateway } from "./gateway/gateway.js";
import type { HttpInteractions } from "./http-interactions.js";
import type { Clock, Ids } from "./ids.js";
import type { Interactions } from "./interactions.js";
import type { Messages } from "./messages.js";
import type { Spec } from "./openapi.js";
import type { Records } from "./records.js";
import type { World } from "./world.js";

/** All parts of one running emulator, as they see each other. */
export interface Emulator {
  readonly token: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly world: World;
  readonly commands: CommandStore;
  readonly messages: Messages;
  readonly interactions: Interactions;
  readonly gateway: Gateway;
  readonly http: HttpInteractions;
  readonly faults: Faults;
  readonly records: Records;
  readonly changes: Changes;
  readonly spec: Spec | undefined;
  readonly url: () => string;
  readonly userPayload: (user: World["bot"]) => APIUser;
}
