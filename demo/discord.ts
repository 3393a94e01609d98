import type { APIMessage } from "discord.js";
import { createDiscordChannel } from "../src/adapters/discord/channel.js";
import { OPEN_TO_ALL } from "../src/core/channel/access.js";
import { openDesk } from "../src/open-desk.js";
import { realTimer } from "../src/serve.js";
import { type InteractionHandle, plainTextOf, startDiscord } from "../test/emulators/discord/index.js";
import { CORRECTION, DENIAL, MORNING, RISE } from "./news.js";
import { HandClock, Served } from "./served.js";
import { ALONE, bundledDesk, EVERYBODY, endAnyway, quietLog, scene, tell } from "./stage.js";

/**
 * Discord without Discord: the bot as it is, connected to a strict imitation on this machine, and editors who ask it
 * things; then a desk that posts by itself, through a day and a morning. `npm run demo:discord`; no token, no network,
 * and nothing is left behind. With `-- --json` the payloads are printed instead.
 */
const json = process.argv.includes("--json");
const clock = new HandClock();
const discord = await startDiscord({ clock, openapi: false });
endAnyway(() =>
  discord
    .botMessagesIn()
    .map((one) => plainTextOf(one))
    .join("\n"),
);

const read = (message: APIMessage): string =>
  json ? JSON.stringify(message.components, null, 2) : plainTextOf(message);

async function show(what: string, handle: InteractionHandle): Promise<APIMessage> {
  const message = await handle.response();
  tell(what, handle.isEphemeral ? ALONE : EVERYBODY, read(message));
  return message;
}

async function questions(): Promise<void> {
  const { desk } = await openDesk(bundledDesk, { clock: Date });
  const channel = createDiscordChannel({
    token: discord.token,
    staffed: [{ desk, access: OPEN_TO_ALL }],
    ...{ clock, timer: realTimer, log: quietLog, apiUrl: discord.api },
  });
  await channel.start();
  const ask = (subcommand: string, options: Record<string, string> = {}): InteractionHandle =>
    discord.command({ name: "syria", subcommand, options });
  const typed = { name: "syria", subcommand: "who-claimed", focused: "topic", value: "ale" };
  const { choices } = discord.autocomplete(typed);
  const completed = (await choices).map(({ name }) => name).join(", ");
  tell("begins to type  /syria who-claimed topic: ale", ALONE, completed);
  const claims = await show(
    "types  /syria who-claimed topic: airport",
    ask("who-claimed", { topic: "airport" }),
  );
  await show("presses  Context 1", discord.press({ message: claims, label: "Context 1" }));
  await show("presses  Share", discord.press({ message: claims, label: "Share" }));
  await show("types  /syria casualties", ask("casualties"));
  const offer = await discord.mention({ content: "what happened in Aleppo on Saturday?" }).answer();
  tell("mentions the bot:  what happened in Aleppo on Saturday?", EVERYBODY, read(offer));
  await show("presses  Show me", discord.press({ message: offer, label: "Show me" }));
  const help = await discord.directMessage({ content: "help" }).answer();
  tell("writes to the bot:  help", ALONE, read(help));
  await channel.stop();
  await discord.until("the end of the connection", () => discord.connections === 0 || undefined);
}

/** Of a desk of invented news, served with a store. */
async function remembering(): Promise<void> {
  const [ana, ben] = [discord.person("ana"), discord.person("ben")];
  const served = await Served.open({
    clock,
    environment: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api },
    administrators: `discord: { administrators: ["${ana.id}"] }`,
  });
  const isThere = () => discord.commandsOf().some(({ name }) => name === "harbour");
  await discord.until("the commands", () => isThere() || undefined);
  const use = (user: typeof ana, subcommand: string, options: Record<string, string> = {}) =>
    discord.command({ user, name: "harbour", subcommand, options });
  const press = (message: APIMessage, label: string) => discord.press({ user: ben, message, label });
  /** Somebody asks until the answer has it. */
  const known = async (id: string, words: string): Promise<void> => {
    while (!plainTextOf(await use(ben, "article", { id }).response()).includes(words));
  };
  const posted = (words: string) =>
    discord.waitForMessage(
      (one, { ephemeralFor }) => ephemeralFor === undefined && plainTextOf(one).includes(words),
    );
  const edited = (message: APIMessage, words: string): Promise<APIMessage> =>
    discord.until(words, () => {
      const now = discord.current(message);
      return now !== undefined && plainTextOf(now).includes(words) ? now : undefined;
    });

  const schedule = "every day at 07:00";
  await show(
    `who administers the desk types  /harbour digest schedule: ${schedule}`,
    use(ana, "digest", { schedule }),
  );
  const answer = await show(
    "types  /harbour casualties place: anselby",
    use(ben, "casualties", { place: "anselby" }),
  );
  await show("presses  Watch", press(answer, "Watch"));
  await show("types  /harbour watch topic: gate", use(ben, "watch", { topic: "gate" }));
  clock.pass(5);
  await served.drop(RISE);
  await served.drop(DENIAL);
  await known("toll", "Five");
  await known("union", "Pilots");
  clock.pass(2);
  const change = await posted("killed 3 → 5");
  scene("Two articles come in. Two minutes later:", EVERYBODY, read(change));
  scene("And for the other watch:", EVERYBODY, read(await posted("gate: ")));
  const everything = await press(change, "Everything on it").response();
  const shared = await show("presses  Everything on it, and then  Share", press(everything, "Share"));
  clock.moveTo(MORNING);
  const digest = await posted("Digest of the Harbour desk");
  scene("On the next morning, at seven:", EVERYBODY, read(digest));
  clock.pass(30);
  await served.drop(CORRECTION);
  const corrected = await edited(shared, "CORRECTED");
  scene("An article is corrected. The answer that was shared is edited:", EVERYBODY, read(corrected));
  scene("So is the digest:", EVERYBODY, read(await edited(digest, "CORRECTED")));
  clock.pass(2);
  scene("And the watch tells it:", EVERYBODY, read(await posted("killed 5 → 4")));
  clock.pass(20);
  const withdrawal = { article: "toll", why: "its source was mistaken" };
  await show(
    `who administers the desk types  /harbour retract article: toll why: ${withdrawal.why}`,
    use(ana, "retract", withdrawal),
  );
  const withdrawn = await edited(shared, "WITHDRAWN");
  scene("Every word of it goes from the answer that was shared:", EVERYBODY, read(withdrawn));
  scene("And from the digest:", EVERYBODY, read(await edited(digest, "WITHDRAWN")));
  await show("types  /harbour status", use(ben, "status"));
  await served.close();
}

await questions();
await remembering();
await discord.stop();
