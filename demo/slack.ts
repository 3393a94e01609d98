import { createSlackChannel } from "../src/adapters/slack/channel.js";
import { OPEN_TO_ALL } from "../src/core/channel/access.js";
import { openDesk } from "../src/open-desk.js";
import { realTimer } from "../src/serve.js";
import { plainTextOf, type SlackMessage, startSlack } from "../test/emulators/slack/index.js";
import { CORRECTION, DENIAL, MORNING, RISE } from "./news.js";
import { HandClock, Served } from "./served.js";
import { ALONE, bundledDesk, EVERYBODY, endAnyway, quietLog, scene, tell } from "./stage.js";

/**
 * Slack without Slack: the bot as it is, connected to a strict imitation on this machine, and editors who ask it
 * things; then a desk that posts by itself, through a day and a morning. `npm run demo:slack`; no token, no network,
 * and nothing is left behind. With `-- --json` the payloads are printed instead.
 */
const json = process.argv.includes("--json");
const clock = new HandClock();
const slack = await startSlack({ clock });
endAnyway(slack.dump);

const read = (message: SlackMessage): string =>
  json ? JSON.stringify({ text: message.text, blocks: message.blocks }, null, 2) : plainTextOf(message);

function show(what: string, message: SlackMessage): SlackMessage {
  const alone = message.ephemeralTo !== undefined || message.channel.startsWith("D");
  tell(what, alone ? ALONE : EVERYBODY, read(message));
  return message;
}

async function questions(): Promise<void> {
  const { desk } = await openDesk(bundledDesk, { clock: Date });
  const channel = createSlackChannel({
    credentials: { mode: "socket", botToken: slack.botToken, appToken: slack.app.appToken },
    staffed: [{ desk, access: OPEN_TO_ALL }],
    ...{ clock, timer: realTimer, log: quietLog, apiUrl: slack.apiUrl },
  });
  await channel.start();
  const ask = (text: string) =>
    slack.slash({ user: "ada", channel: "foreign-desk", command: "/syria", text }).reply();
  const press = (message: SlackMessage, label: string) =>
    slack.press({ user: "ada", message, label }).reply();

  const claims = show("types  /syria who-claimed airport", await ask("who-claimed airport"));
  show("presses  Context 1", await press(claims, "Context 1"));
  show("presses  Share", await press(claims, "Share"));
  show("types  /syria casualties", await ask("casualties"));
  const before = slack.mark();
  slack.mention({ user: "ada", channel: "foreign-desk", text: "what happened in Aleppo on Saturday?" });
  const told = await slack.waitForMessage(({ byBot }) => byBot, { after: before });
  show("mentions the bot:  what happened in Aleppo on Saturday?", told);
  show("writes to the bot:  help", await slack.directMessage({ user: "ada", text: "help" }).reply());
  await channel.stop();
  await slack.waitForSockets(0);
}

/** Of a desk of invented news, served with a store. */
async function remembering(): Promise<void> {
  const served = await Served.open({
    clock,
    environment: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.app.appToken,
      SLACK_API_URL: slack.apiUrl,
    },
    administrators: `slack: { administrators: [${slack.user("ada").id}] }`,
  });
  await slack.waitForSockets(1);
  const ask = (user: string, text: string) =>
    slack.slash({ user, channel: "general", command: "/harbour", text }).reply();
  const press = (message: SlackMessage, label: string) =>
    slack.press({ user: "ben", message, label }).reply();
  /** Somebody asks until the answer has it. */
  const known = async (id: string, words: string): Promise<void> => {
    while (!plainTextOf(await ask("ben", `article ${id}`)).includes(words));
  };
  const posted = (words: string) =>
    slack.waitForMessage((one) => one.ephemeralTo === undefined && plainTextOf(one).includes(words));
  const edited = async (message: SlackMessage, words: string): Promise<void> => {
    await slack.waitUntil(() => plainTextOf(message).includes(words) || undefined, words);
  };

  const order = "digest every day at 07:00";
  show(`who administers the desk types  /harbour ${order}`, await ask("ada", order));
  const answer = show("types  /harbour casualties anselby", await ask("ben", "casualties anselby"));
  show("presses  Watch", await press(answer, "Watch"));
  show("types  /harbour watch gate", await ask("ben", "watch gate"));
  clock.pass(5);
  await served.drop(RISE);
  await served.drop(DENIAL);
  await known("toll", "Five");
  await known("union", "Pilots");
  clock.pass(2);
  const change = await posted("killed 3 → 5");
  scene("Two articles come in. Two minutes later:", EVERYBODY, read(change));
  scene("And for the other watch:", EVERYBODY, read(await posted("gate: ")));
  const everything = await press(change, "Everything on it");
  const shared = show("presses  Everything on it, and then  Share", await press(everything, "Share"));
  clock.moveTo(MORNING);
  const digest = await posted("Digest of the Harbour desk");
  scene("On the next morning, at seven:", EVERYBODY, read(digest));
  clock.pass(30);
  await served.drop(CORRECTION);
  for (const message of [shared, digest]) await edited(message, "CORRECTED");
  scene("An article is corrected. The answer that was shared is edited:", EVERYBODY, read(shared));
  scene("So is the digest:", EVERYBODY, read(digest));
  clock.pass(2);
  scene("And the watch tells it:", EVERYBODY, read(await posted("killed 5 → 4")));
  clock.pass(20);
  const retract = "retract toll because its source was mistaken";
  show(`who administers the desk types  /harbour ${retract}`, await ask("ada", retract));
  for (const message of [shared, digest]) await edited(message, "WITHDRAWN");
  scene("Every word of it goes from the answer that was shared:", EVERYBODY, read(shared));
  scene("And from the digest:", EVERYBODY, read(digest));
  show("types  /harbour status", await ask("ben", "status"));
  await served.close();
}

await questions();
await remembering();
await slack.stop();
