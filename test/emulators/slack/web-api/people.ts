import { SlackRefusal } from "../errors.js";
import { booleanArg, type JsonObject, stringOf } from "../json.js";
import type { Usergroup } from "../people.js";
import type { BotCall, Method } from "./call.js";

function usersInfo({ core, args, team }: BotCall): JsonObject {
  const user = core.world.users.get(stringOf(args["user"]) ?? "");
  if (!user || user.team !== team.id) throw new SlackRefusal("user_not_found");
  return {
    user: {
      id: user.id,
      team_id: user.team,
      name: user.name,
      deleted: user.deleted,
      real_name: user.realName,
      tz: "Etc/UTC",
      tz_label: "Coordinated Universal Time",
      tz_offset: 0,
      is_admin: false,
      is_owner: false,
      is_restricted: false,
      is_ultra_restricted: false,
      is_bot: user.isBot,
      is_app_user: false,
      profile: { real_name: user.realName, display_name: user.name, team: user.team },
    },
  };
}

const wireGroup = (group: Usergroup, withUsers: boolean): JsonObject => ({
  id: group.id,
  team_id: group.team,
  is_usergroup: true,
  name: group.name,
  handle: group.handle,
  date_delete: 0,
  user_count: group.users.length,
  ...(withUsers ? { users: group.users } : {}),
});

function usergroups({ core, args, team }: BotCall): JsonObject {
  const groups = [...core.world.usergroups.values()].filter((group) => group.team === team.id);
  return { usergroups: groups.map((group) => wireGroup(group, booleanArg(args["include_users"]))) };
}

function usergroupUsers({ core, args, team }: BotCall): JsonObject {
  const group = core.world.usergroups.get(stringOf(args["usergroup"]) ?? "");
  if (!group || group.team !== team.id) throw new SlackRefusal("no_such_subteam");
  return { users: group.users };
}

function botsInfo({ core, args, team }: BotCall): JsonObject {
  const id = stringOf(args["bot"]) ?? team.botId;
  if (id !== team.botId) throw new SlackRefusal("bot_not_found");
  return {
    bot: {
      id,
      deleted: false,
      name: team.botUser.name,
      updated: 1_600_000_000,
      app_id: core.app.id,
      user_id: team.botUser.id,
      icons: {},
    },
  };
}

const teamInfo = ({ team }: BotCall): JsonObject => ({
  team: {
    id: team.id,
    name: team.name,
    domain: team.domain,
    url: `https://${team.domain}.slack.com/`,
    email_domain: "",
    icon: {},
  },
});

/** users.*, usergroups.*, bots.*, team.*. */
export const peopleMethods: Readonly<Record<string, Method>> = {
  "users.info": { by: "bot", scopes: ["users:read"], run: usersInfo },
  "usergroups.list": { by: "bot", scopes: ["usergroups:read"], run: usergroups },
  "usergroups.users.list": { by: "bot", scopes: ["usergroups:read"], run: usergroupUsers },
  "bots.info": { by: "bot", scopes: ["users:read"], run: botsInfo },
  "team.info": { by: "bot", scopes: ["team:read"], run: teamInfo },
};
