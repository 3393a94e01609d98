import { objectOf } from "../body.js";
import type { Emulator } from "../emulator.js";
import { Refusal, refusal } from "../errors.js";
import type { Call, Router } from "../router.js";
import { checkCommand, checkCommands } from "../validate/command.js";

/** The commands of the application, global and of a guild. */
export function addCommandRoutes(router: Router, emulator: Emulator): void {
  const { commands, world } = emulator;
  const guildOf = ({ params }: Call): string | undefined => {
    if (params["application"] !== world.applicationId) throw refusal(10002);
    const id = params["guild"];
    if (id !== undefined && !world.guilds.has(id)) throw refusal(50001);
    return id;
  };
  for (const [base, specBase] of [
    ["/applications/:application/commands", "/applications/{application_id}/commands"],
    [
      "/applications/:application/guilds/:guild/commands",
      "/applications/{application_id}/guilds/{guild_id}/commands",
    ],
  ] as const) {
    const one = `${base}/:command`;
    const spec = { spec: specBase };
    const specOne = { spec: `${specBase}/{command_id}` };
    router.add("GET", base, (call) => ({ status: 200, body: commands.list(guildOf(call)) }), spec);
    router.add(
      "PUT",
      base,
      (call) => {
        const guild = guildOf(call);
        const list = listIn(call);
        checkCommands(list);
        call.checkSpec();
        return { status: 200, body: commands.replace(guild, list) };
      },
      spec,
    );
    router.add(
      "POST",
      base,
      (call) => {
        const guild = guildOf(call);
        const body = objectOf(call.body);
        checkCommand(body);
        call.checkSpec();
        const { command, isNew } = commands.create(guild, body);
        return { status: isNew ? 201 : 200, body: command };
      },
      spec,
    );
    const id = (call: Call) => call.params["command"] ?? "";
    router.add("GET", one, (call) => ({ status: 200, body: commands.get(guildOf(call), id(call)) }), specOne);
    router.add(
      "PATCH",
      one,
      (call) => {
        const guild = guildOf(call);
        const old = commands.get(guild, id(call));
        checkCommand({ ...old, ...objectOf(call.body) });
        call.checkSpec();
        return { status: 200, body: commands.change(guild, id(call), objectOf(call.body)) };
      },
      specOne,
    );
    router.add("DELETE", one, (call) => {
      commands.remove(guildOf(call), id(call));
      return { status: 204 };
    });
  }
}

function listIn(call: Call): unknown[] {
  if (Array.isArray(call.body.json)) return call.body.json;
  throw new Refusal(400, {
    message: "Invalid Form Body",
    code: 50035,
    errors: { _errors: [{ code: "LIST_TYPE_CONVERT", message: "Only iterables may be used in a ListType" }] },
  });
}
