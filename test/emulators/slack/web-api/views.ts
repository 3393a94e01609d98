import { refusalOfView } from "../blocks/view.js";
import { withIds } from "../content.js";
import type { Core } from "../core.js";
import { SlackRefusal } from "../errors.js";
import { isRecord, type JsonObject, jsonArg, recordsOf, stringOf } from "../json.js";
import type { HomeTab, Team } from "../people.js";
import type { BotCall, Method } from "./call.js";

function viewArg(args: JsonObject, type: "home" | "modal"): JsonObject {
  if (args["view"] === undefined)
    throw new SlackRefusal("invalid_arguments", ["missing required field: view"]);
  const view = jsonArg(args["view"]);
  if (!isRecord(view)) {
    throw new SlackRefusal("invalid_arguments", ["must provide an object [json-pointer:/view]"]);
  }
  const refusal = refusalOfView(view, type);
  if (refusal) throw new SlackRefusal(refusal.error, refusal.errors);
  return view;
}

/** A view as Slack keeps it: with ids, a hash, and everything that was left out. */
function storedView(core: Core, team: Team, user: string, view: JsonObject, id?: string): HomeTab {
  const type = view["type"] === "modal" ? "modal" : "home";
  const viewId = id ?? core.world.ids.next("V");
  const blocks = withIds(core, recordsOf(view["blocks"]));
  const hash = `${core.world.ids.ts()}.${core.world.ids.short()}`;
  const wire: JsonObject = {
    id: viewId,
    team_id: team.id,
    type,
    blocks,
    private_metadata: view["private_metadata"] ?? "",
    callback_id: view["callback_id"] ?? "",
    state: { values: {} },
    hash,
    title: view["title"] ?? { type: "plain_text", text: "View Title", emoji: true },
    clear_on_close: view["clear_on_close"] ?? false,
    notify_on_close: view["notify_on_close"] ?? false,
    close: view["close"] ?? null,
    submit: view["submit"] ?? null,
    previous_view_id: null,
    root_view_id: viewId,
    app_id: core.app.id,
    external_id: view["external_id"] ?? "",
    app_installed_team_id: team.id,
    bot_id: team.botId,
  };
  return { id: viewId, user, team: team.id, type, blocks, hash, view: wire };
}

function publish({ core, args, team }: BotCall): JsonObject {
  const view = viewArg(args, "home");
  const user = core.world.users.get(stringOf(args["user_id"]) ?? "");
  if (!user || user.team !== team.id || user.isBot) {
    throw new SlackRefusal("invalid_arguments", ["invalid `user_id` [json-pointer:/user_id]"]);
  }
  const before = team.homes.get(user.id);
  const hash = stringOf(args["hash"]);
  if (hash !== undefined && before && hash !== before.hash) throw new SlackRefusal("hash_conflict");
  const home = storedView(core, team, user.id, view, before?.id);
  team.homes.set(user.id, home);
  core.watch.touch();
  return { view: home.view };
}

function open({ core, args, team }: BotCall): JsonObject {
  const view = viewArg(args, "modal");
  const trigger = core.triggers.exchange(args["trigger_id"], team.id);
  const modal = storedView(core, team, trigger.user, view);
  core.modals.push(modal);
  core.watch.touch();
  return { view: modal.view };
}

/** views.*: they need no scope. */
export const viewMethods: Readonly<Record<string, Method>> = {
  "views.publish": { by: "bot", run: publish },
  "views.open": { by: "bot", run: open },
};
