import { createSlackChannel } from "../../../src/adapters/slack/channel.js";
import type { SlackCredentials } from "../../../src/adapters/slack/credentials.js";
import { slackManifest } from "../../../src/adapters/slack/manifest.js";
import { type Access, OPEN_TO_ALL } from "../../../src/core/channel/access.js";
import type { Orders } from "../../../src/core/channel/orders.js";
import type { StaffedDesk } from "../../../src/core/channel/reception.js";
import type { Desk } from "../../../src/core/desk.js";
import type { Channel } from "../../../src/core/ports.js";
import { KARVANIA_NOW, karvaniaDesk, MovableClock } from "../../core/support.js";
import { type Slack, startSlack } from "../../emulators/slack/index.js";
import { MemoryLog, QuickTimer } from "../support.js";

export interface Newsroom {
  readonly slack: Slack;
  readonly channel: Channel;
  readonly clock: MovableClock;
  readonly timer: QuickTimer;
  readonly log: MemoryLog;
  /** Stops the bot, then Slack. */
  close(): Promise<void>;
}

export interface NewsroomSetup {
  /** Asked when Slack is there, for its ids. */
  readonly access?: () => Partial<Access>;
  /** Instead of the Karvania desk. */
  readonly desks?: readonly Desk[];
  readonly staffed?: readonly StaffedDesk[];
  readonly orders?: Orders;
  /** Before the bot starts. */
  readonly prepare?: (slack: Slack) => void | Promise<void>;
  readonly credentials?: (slack: Slack) => SlackCredentials;
  /** Signed requests are of now: the SDK looks at the real clock. */
  readonly now?: "real";
}

/** Slack with the bot connected to it by Socket Mode. */
export async function openNewsroom(setup: NewsroomSetup = {}): Promise<Newsroom> {
  const clock = new MovableClock(KARVANIA_NOW);
  const desks = setup.desks ?? [await karvaniaDesk({ clock })];
  const manifest = slackManifest({ desks: desks.map(({ profile }) => profile), groups: false, url: null });
  // The app is what our own manifest makes of it: what it does not ask for, it may not do.
  const slack = await startSlack({ clock: setup.now === "real" ? Date : clock, manifest });
  await setup.prepare?.(slack);
  const access = { ...OPEN_TO_ALL, ...setup.access?.() };
  const [timer, log] = [new QuickTimer(), new MemoryLog()];
  const channel = createSlackChannel({
    credentials: setup.credentials?.(slack) ?? socketCredentials(slack),
    staffed: setup.staffed ?? desks.map((desk) => ({ desk, access })),
    ...{ clock, timer, log },
    ...(setup.orders !== undefined && { orders: setup.orders }),
    apiUrl: slack.apiUrl,
  });
  await channel.start();
  const close = async (): Promise<void> => {
    await channel.stop();
    await slack.waitForSockets(0);
    await slack.stop();
  };
  return { slack, channel, clock, timer, log, close };
}

export function socketCredentials(slack: Slack): SlackCredentials {
  return { mode: "socket", botToken: slack.botToken, appToken: slack.app.appToken };
}
