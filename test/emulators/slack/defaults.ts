import type { AppIdentity } from "./core.js";
import type { TeamSpec } from "./world.js";

/** What bots commonly ask for. chat:write.public is not among it. */
export const defaultScopes: readonly string[] = [
  "app_mentions:read",
  "channels:history",
  "channels:read",
  "chat:write",
  "commands",
  "groups:history",
  "groups:read",
  "im:history",
  "im:read",
  "im:write",
  "team:read",
  "usergroups:read",
  "users:read",
];

export const defaultEvents: readonly string[] = [
  "app_home_opened",
  "app_mention",
  "app_uninstalled",
  "message.im",
  "tokens_revoked",
];

/**
 * A newsroom: ada, ben and cleo; #general and #foreign-desk with the bot, #lobby without it, #vault
 * private with ada and the bot, #attic archived.
 */
export const newsroom: TeamSpec = {
  name: "Newsroom",
  users: ["ada", "ben", "cleo"],
  channels: [
    { name: "general" },
    { name: "foreign-desk" },
    { name: "lobby", bot: false },
    { name: "vault", kind: "private", members: ["ada"] },
    { name: "attic", archived: true },
  ],
};

/** The app, with secrets that are none. */
export const app: AppIdentity = {
  id: "A00DATELINE",
  clientId: "1000000000.2000000000",
  clientSecret: "client-secret-of-the-emulator",
  signingSecret: "signing-secret-of-the-emulator",
  verificationToken: "verification-token",
  appToken: "xapp-1-A00DATELINE-1-emulated",
};
