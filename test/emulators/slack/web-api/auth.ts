import { SlackRefusal } from "../errors.js";
import { booleanArg, type JsonObject, stringOf } from "../json.js";
import { revokedEvent, sendEvent, whyNoEvent } from "../payloads/events.js";
import type { BotCall, Method, OpenCall } from "./call.js";

const authTest = ({ team }: BotCall): JsonObject => ({
  url: `https://${team.domain}.slack.com/`,
  team: team.name,
  user: team.botUser.name,
  team_id: team.id,
  user_id: team.botUser.id,
  bot_id: team.botId,
  is_enterprise_install: false,
});

function authRevoke({ core, args, team }: BotCall): JsonObject {
  if (booleanArg(args["test"])) return { revoked: false };
  const silent = whyNoEvent(core, team, "tokens_revoked") !== undefined;
  core.tokens.retire(team, "token_revoked");
  if (!silent) sendEvent(core, team, revokedEvent(team));
  core.watch.touch();
  return { revoked: true };
}

function apiTest({ args }: OpenCall): JsonObject {
  const error = stringOf(args["error"]);
  if (error !== undefined) throw new SlackRefusal(error, [], { args });
  return { args };
}

function connectionsOpen({ core }: OpenCall): JsonObject {
  const url = core.sockets.newUrl();
  if (url === undefined) throw new SlackRefusal("too_many_websockets");
  return { url };
}

/** auth.*, api.*, apps.*, oauth.*. */
export const authMethods: Readonly<Record<string, Method>> = {
  "auth.test": { by: "bot", run: authTest },
  "auth.revoke": { by: "bot", run: authRevoke },
  "api.test": { by: "anybody", run: apiTest },
  "apps.connections.open": { by: "app", run: connectionsOpen },
  "oauth.v2.access": {
    by: "anybody",
    run: ({ core, args, authorization }) => core.oauth.access(args, authorization),
  },
};
