import { GatewayIntentBits, MessageFlags } from "discord-api-types/v10";
import { objectOf } from "../body.js";
import type { Emulator } from "../emulator.js";
import { refusal } from "../errors.js";
import { isAbsent, textOf } from "../json.js";
import { LIMITS } from "../limits.js";
import {
  channelPayload,
  guildPayload,
  memberPayload,
  rolePayload,
  threadPayload,
  userPayload,
} from "../payloads.js";
import { isThread } from "../permissions.js";
import type { Call, Reply, Router } from "../router.js";
import { Form } from "../validate/form.js";
import type { Guild } from "../world.js";
import { require, requireWriting, snowflake, visibleChannel, visibleMessage } from "./access.js";

/** Channels, threads, guilds and people. */
export function addChannelRoutes(router: Router, emulator: Emulator): void {
  const { world } = emulator;
  const channelOf = ({ params }: Call) => visibleChannel(emulator, params["channel"]);
  const guildOf = ({ params }: Call): Guild => {
    const guild = world.guilds.get(snowflake("guild_id", params["guild"]));
    if (guild === undefined) throw refusal(10004);
    return guild;
  };
  router.add("GET", "/users/@me", () => {
    const body = {
      ...userPayload(world.bot),
      mfa_enabled: true,
      locale: "en-US",
      verified: true,
      email: null,
    };
    return { status: 200, body };
  });
  router.add("GET", "/users/:user", ({ params }) => {
    const user = world.users.get(snowflake("user_id", params["user"]));
    if (user === undefined) throw refusal(10013);
    return { status: 200, body: userPayload(user) };
  });
  router.add(
    "POST",
    "/users/@me/channels",
    (call) => {
      const user = world.users.get(textOf(objectOf(call.body)["recipient_id"]));
      call.checkSpec();
      if (user === undefined) throw refusal(10013);
      if (user === world.bot) throw refusal(50007);
      return { status: 200, body: channelPayload(world.directChannel(user), world) };
    },
    { spec: "/users/@me/channels" },
  );
  router.add(
    "GET",
    "/channels/:channel",
    (call) => ({ status: 200, body: channelPayload(channelOf(call), world) }),
    { spec: "/channels/{channel_id}" },
  );
  router.add("POST", "/channels/:channel/typing", (call) => {
    requireWriting(emulator, channelOf(call));
    return { status: 204 };
  });
  router.add("POST", "/channels/:channel/messages/:message/threads", (call) => startThread(emulator, call), {
    spec: "/channels/{channel_id}/messages/{message_id}/threads",
  });
  router.add("GET", "/guilds/:guild", (call) => ({ status: 200, body: guildPayload(guildOf(call)) }), {
    spec: "/guilds/{guild_id}",
  });
  router.add(
    "GET",
    "/guilds/:guild/roles",
    (call) => ({ status: 200, body: [...guildOf(call).roles.values()].map(rolePayload) }),
    { spec: "/guilds/{guild_id}/roles" },
  );
  router.add("GET", "/guilds/:guild/channels", (call) => ({
    status: 200,
    body: [...guildOf(call).channels.values()]
      .filter((one) => !isThread(one))
      .map((one) => channelPayload(one, world)),
  }));
  router.add(
    "GET",
    "/guilds/:guild/members/:user",
    (call) => {
      const member = guildOf(call).members.get(snowflake("user_id", call.params["user"]));
      if (member === undefined) throw refusal(10007);
      return { status: 200, body: memberPayload(member) };
    },
    { spec: "/guilds/{guild_id}/members/{user_id}" },
  );
}

function startThread(emulator: Emulator, call: Call): Reply {
  const { world, gateway, messages } = emulator;
  const channel = visibleChannel(emulator, call.params["channel"]);
  const stored = visibleMessage(emulator, channel, call.params["message"]);
  if (channel.guild === undefined) throw refusal(50024);
  require(emulator, channel, "CreatePublicThreads");
  const body = objectOf(call.body);
  const form = new Form();
  form.text(["name"], body["name"], { min: 1, max: LIMITS.thread.name, required: true });
  const minutes = body["auto_archive_duration"];
  if (!isAbsent(minutes)) form.choice(["auto_archive_duration"], minutes, LIMITS.thread.archiveMinutes);
  form.check();
  call.checkSpec();
  // The thread of a message has its id; there can be only one.
  if (world.channels.has(stored.id)) throw refusal(160004);
  const thread = world.addThread(channel, stored.id, textOf(body["name"]));
  const payload = threadPayload(thread, world);
  const { guild } = channel;
  gateway.dispatch(
    "THREAD_CREATE",
    { ...payload, newly_created: true },
    {
      guildId: guild.id,
      intent: GatewayIntentBits.Guilds,
    },
  );
  messages.setThread(stored, payload, MessageFlags.HasThread);
  return { status: 201, body: payload };
}
