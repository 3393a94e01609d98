import { createSlackChannel } from "../src/adapters/slack/channel.js";
import { OPEN_TO_ALL } from "../src/core/channel/access.js";
import { openDesk } from "../src/open-desk.js";
import { realTimer } from "../src/serve.js";
import { plainTextOf, type SlackMessage, startSlack } from "../test/emulators/slack/index.js";
import { bundledDesk, quietLog, tell } from "./stage.js";

/**
 * Slack without Slack: the bot as it is, connected to a strict imitation on this machine, and an editor who asks it
 * things. `npm run demo:slack`; no token, no network. With `--json` the payloads are printed instead.
 */
const json = process.argv.includes("--json");
const slack = await startSlack();
const { desk } = await openDesk(bundledDesk, { clock: Date });
const channel = createSlackChannel({
  credentials: { mode: "socket", botToken: slack.botToken, appToken: slack.app.appToken },
  staffed: [{ desk, access: OPEN_TO_ALL }],
  ...{ clock: Date, timer: realTimer, log: quietLog, apiUrl: slack.apiUrl },
});
await channel.start();

function show(what: string, message: SlackMessage): SlackMessage {
  const alone = message.ephemeralTo !== undefined || message.channel.startsWith("D");
  const to = alone ? "the editor alone" : "everybody in the channel";
  tell(
    what,
    to,
    json ? JSON.stringify({ text: message.text, blocks: message.blocks }, null, 2) : plainTextOf(message),
  );
  return message;
}

const ask = (text: string) =>
  slack.slash({ user: "ada", channel: "foreign-desk", command: "/syria", text }).reply();

const claims = show("types  /syria who-claimed airport", await ask("who-claimed airport"));
show("presses  Context 1", await slack.press({ user: "ada", message: claims, label: "Context 1" }).reply());
show("presses  Share", await slack.press({ user: "ada", message: claims, label: "Share" }).reply());
show("types  /syria casualties", await ask("casualties"));
const before = slack.mark();
slack.mention({ user: "ada", channel: "foreign-desk", text: "what happened in Aleppo on Saturday?" });
const told = await slack.waitForMessage(({ byBot }) => byBot, { after: before });
show("mentions the bot:  what happened in Aleppo on Saturday?", told);
show("writes to the bot:  help", await slack.directMessage({ user: "ada", text: "help" }).reply());

await channel.stop();
await slack.stop();
