import type { APIMessage } from "discord.js";
import { createDiscordChannel } from "../src/adapters/discord/channel.js";
import { OPEN_TO_ALL } from "../src/core/channel/access.js";
import { openDesk } from "../src/open-desk.js";
import { realTimer } from "../src/serve.js";
import { type InteractionHandle, plainTextOf, startDiscord } from "../test/emulators/discord/index.js";
import { bundledDesk, quietLog, tell } from "./stage.js";

/**
 * Discord without Discord: the bot as it is, connected to a strict imitation on this machine, and an editor who asks
 * it things. `npm run demo:discord`; no token, no network. With `-- --json` the payloads are printed instead.
 */
const json = process.argv.includes("--json");
const discord = await startDiscord({ openapi: false });
const { desk } = await openDesk(bundledDesk, { clock: Date });
const channel = createDiscordChannel({
  token: discord.token,
  staffed: [{ desk, access: OPEN_TO_ALL }],
  ...{ clock: Date, timer: realTimer, log: quietLog, apiUrl: discord.api },
});
await channel.start();

function print(what: string, to: string, message: APIMessage): APIMessage {
  tell(what, to, json ? JSON.stringify(message.components, null, 2) : plainTextOf(message));
  return message;
}

async function show(what: string, handle: InteractionHandle): Promise<APIMessage> {
  const message = await handle.response();
  return print(what, handle.isEphemeral ? "the editor alone" : "everybody in the channel", message);
}

const ask = (subcommand: string, options: Record<string, string> = {}): InteractionHandle =>
  discord.command({ name: "syria", subcommand, options });

const { choices } = discord.autocomplete({
  name: "syria",
  subcommand: "who-claimed",
  focused: "topic",
  value: "ale",
});
const completed = (await choices).map(({ name }) => name).join(", ");
tell("begins to type  /syria who-claimed topic: ale", "the editor alone", completed);
const claims = await show(
  "types  /syria who-claimed topic: airport",
  ask("who-claimed", { topic: "airport" }),
);
await show("presses  Context 1", discord.press({ message: claims, label: "Context 1" }));
await show("presses  Share", discord.press({ message: claims, label: "Share" }));
await show("types  /syria casualties", ask("casualties"));
const offer = await discord.mention({ content: "what happened in Aleppo on Saturday?" }).answer();
print("mentions the bot:  what happened in Aleppo on Saturday?", "everybody in the channel", offer);
await show("presses  Show me", discord.press({ message: offer, label: "Show me" }));
print(
  "writes to the bot:  help",
  "the editor alone",
  await discord.directMessage({ content: "help" }).answer(),
);

await channel.stop();
await discord.stop();
