import type { Emulator } from "./emulator.js";
import { addApplicationRoutes } from "./rest/application.js";
import { addChannelRoutes } from "./rest/channels.js";
import { addCommandRoutes } from "./rest/commands.js";
import { addInteractionRoutes } from "./rest/interactions.js";
import { addMessageRoutes } from "./rest/messages.js";
import { addWebhookRoutes } from "./rest/webhooks.js";
import { Router } from "./router.js";

export function routes(emulator: Emulator): Router {
  const router = new Router();
  addApplicationRoutes(router, emulator);
  addChannelRoutes(router, emulator);
  addCommandRoutes(router, emulator);
  addInteractionRoutes(router, emulator);
  addMessageRoutes(router, emulator);
  addWebhookRoutes(router, emulator);
  return router;
}
