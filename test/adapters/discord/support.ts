import { createDiscordChannel, type DiscordOptions } from "../../../src/adapters/discord/channel.js";
import { type Access, OPEN_TO_ALL } from "../../../src/core/channel/access.js";
import type { Desk } from "../../../src/core/desk.js";
import type { Channel } from "../../../src/core/ports.js";
import { KARVANIA_NOW, karvaniaDesk, MovableClock } from "../../core/support.js";
import {
  type Discord,
  type DiscordOptions as EmulatorOptions,
  startDiscord,
} from "../../emulators/discord/index.js";
import { MemoryLog, QuickTimer } from "../support.js";

export interface Newsroom {
  readonly discord: Discord;
  readonly channel: Channel;
  readonly clock: MovableClock;
  readonly timer: QuickTimer;
  readonly log: MemoryLog;
  /** Stops the bot, then Discord. */
  close(): Promise<void>;
}

export interface NewsroomSetup {
  readonly access?: Partial<Access>;
  /** Instead of the Karvania desk. */
  readonly desks?: readonly Desk[];
  readonly emulator?: EmulatorOptions;
  readonly options?: Partial<DiscordOptions>;
  /** Before the bot starts. */
  readonly prepare?: (discord: Discord) => void | Promise<void>;
  /** By default it is. */
  readonly started?: boolean;
}

/** Discord with the bot connected to its gateway. */
export async function openNewsroom(setup: NewsroomSetup = {}): Promise<Newsroom> {
  const clock = new MovableClock(KARVANIA_NOW);
  const discord = await startDiscord({ clock, ...setup.emulator });
  await setup.prepare?.(discord);
  const access = { ...OPEN_TO_ALL, ...setup.access };
  const desks = setup.desks ?? [await karvaniaDesk({ clock })];
  const [timer, log] = [new QuickTimer(), new MemoryLog()];
  const channel = createDiscordChannel({
    token: discord.token,
    staffed: desks.map((desk) => ({ desk, access })),
    ...{ clock, timer, log },
    apiUrl: discord.api,
    ...setup.options,
  });
  if (setup.started !== false) await channel.start();
  const close = async (): Promise<void> => {
    await channel.stop();
    await discord.until("no connection", () => (discord.connections === 0 ? true : undefined));
    await discord.stop();
  };
  return { discord, channel, clock, timer, log, close };
}

/** Another bot on the same Discord, such as the same one after a restart; not started. */
export async function channelOn(
  { discord, clock, timer, log }: Pick<Newsroom, "discord" | "clock" | "timer" | "log">,
  options: Partial<DiscordOptions> = {},
): Promise<Channel> {
  return createDiscordChannel({
    token: discord.token,
    staffed: [{ desk: await karvaniaDesk({ clock }), access: OPEN_TO_ALL }],
    ...{ clock, timer, log },
    apiUrl: discord.api,
    ...options,
  });
}
