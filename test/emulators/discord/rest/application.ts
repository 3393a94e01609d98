import type { Emulator } from "../emulator.js";
import { userPayload } from "../payloads.js";
import type { Router } from "../router.js";

/** The gateway's address, and what the bot is. */
export function addApplicationRoutes(router: Router, emulator: Emulator): void {
  const { world, gateway, http } = emulator;
  const address = () => emulator.url().replace(/^http/, "ws");
  router.add("GET", "/gateway", () => ({ status: 200, body: { url: address() } }), {
    open: true,
    spec: "/gateway",
  });
  router.add(
    "GET",
    "/gateway/bot",
    () => ({
      status: 200,
      body: {
        url: address(),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
      },
    }),
    { spec: "/gateway/bot" },
  );
  const application = () => ({
    id: world.applicationId,
    name: world.bot.name,
    icon: null,
    description: "",
    summary: "",
    type: null,
    bot: userPayload(world.bot),
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: http.publicKey,
    flags: gateway.applicationFlags,
    flags_new: String(gateway.applicationFlags),
    redirect_uris: [],
    interactions_endpoint_url: http.endpoint ?? null,
    role_connections_verification_url: null,
    owner: userPayload(world.bot),
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  });
  for (const path of ["/applications/@me", "/oauth2/applications/@me"])
    router.add("GET", path, () => ({ status: 200, body: application() }), { spec: "/applications/@me" });
}
