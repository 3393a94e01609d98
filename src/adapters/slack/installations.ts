import type { App, Context, Installation, InstallationQuery, InstallationStore } from "@slack/bolt";
import { z } from "zod";
import { DatelineError } from "../../core/errors.js";
import type { Clock, Log, Store } from "../../core/ports.js";

const COLLECTION = "slack-installations";

/** As much of an installation as answering needs; the rest is kept as Slack gave it. */
const installationSchema = z.looseObject({
  team: z.looseObject({ id: z.string() }).optional(),
  enterprise: z.looseObject({ id: z.string() }).optional(),
  isEnterpriseInstall: z.boolean().optional(),
  user: z.looseObject({ id: z.string() }),
  bot: z.looseObject({ token: z.string(), id: z.string(), userId: z.string(), scopes: z.array(z.string()) }),
});
const documentSchema = z.object({
  /** Milliseconds since the epoch. */
  installedAt: z.number(),
  installation: z.custom<Installation>((value) => installationSchema.safeParse(value).success),
});

/** Whether a failure is that the bot is not installed where it was asked. */
export function isNotInstalled(error: unknown): boolean {
  return error instanceof DatelineError && error.code === "slack-not-installed";
}

/** Where the bot is installed, with the token of each workspace, or of each organisation that has it in all of them. */
export class Installations implements InstallationStore {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #log: Log;
  #changes: Promise<void> = Promise.resolve();

  constructor(store: Store, clock: Clock, log: Log) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
  }

  /** In the place of an earlier installation there. */
  async storeInstallation(installation: Installation): Promise<void> {
    const { team, enterprise, isEnterpriseInstall = false, bot } = installation;
    const place = placeOf({ teamId: team?.id, enterpriseId: enterprise?.id, isEnterpriseInstall });
    if (place === null || bot === undefined)
      throw new DatelineError(
        "slack-no-bot",
        "Slack installed the app without its bot: add the bot scopes of “dateline slack manifest” to the Slack app.",
      );
    await this.#oneAtATime(() =>
      this.#store.set(COLLECTION, place, { installedAt: this.#clock.now(), installation }),
    );
    this.#log.info({ place }, "installed in Slack");
  }

  async fetchInstallation(query: InstallationQuery<boolean>): Promise<Installation> {
    const place = placeOf(query);
    const found = place === null ? null : await this.#read(place);
    if (found === null)
      throw new DatelineError(
        "slack-not-installed",
        `The bot is not installed in ${place ?? "what Slack did not name"}: open /slack/install to install it there.`,
      );
    return found.installation;
  }

  /**
   * The token for a workspace, which an organisation may have given; without one named, of the only installation that
   * there is.
   */
  async tokenOf(team: string | null): Promise<string> {
    const own = team === null ? null : await this.#read(`team ${team}`);
    if (own !== null) return tokenIn(own.installation);
    const all = await this.#all();
    const fitting =
      team === null ? all : all.filter(({ isEnterpriseInstall }) => isEnterpriseInstall === true);
    const [only, another] = fitting;
    if (only === undefined)
      throw new DatelineError(
        "slack-not-installed",
        `The bot is not installed in ${team === null ? "any workspace" : `team ${team}`}: open /slack/install to install it there.`,
      );
    if (another !== undefined)
      throw new DatelineError(
        "slack-which-workspace",
        "The bot is installed in several workspaces: name the one that the channel is in.",
      );
    return tokenIn(only);
  }

  async deleteInstallation(query: InstallationQuery<boolean>): Promise<void> {
    const place = placeOf(query);
    if (place !== null) await this.#oneAtATime(() => this.#forget(place));
  }

  /**
   * Forgets an installation that Slack says has ended, at some second. Slack says so again for up to an hour, and by
   * then it may have been installed anew: that one stays.
   */
  async end(query: InstallationQuery<boolean>, endedAt: number): Promise<void> {
    const place = placeOf(query);
    if (place === null) return;
    await this.#oneAtATime(async () => {
      // What is damaged is forgotten too.
      const found = await this.#read(place).catch(ifBroken);
      if (found !== null && Math.floor(found.installedAt / 1_000) > endedAt)
        this.#log.info({ place }, "installed again since Slack said that it was removed");
      else await this.#forget(place);
    });
  }

  async #forget(place: string): Promise<void> {
    await this.#store.delete(COLLECTION, place);
    this.#log.info({ place }, "no longer installed in Slack");
  }

  /** Nothing is installed between a look at what there is and its removal. */
  async #all(): Promise<Installation[]> {
    const kept = await this.#store.list(COLLECTION);
    // What is damaged says so when it is looked for.
    return kept.flatMap(({ document }) => documentSchema.safeParse(document).data?.installation ?? []);
  }

  #oneAtATime(change: () => Promise<void>): Promise<void> {
    const done = this.#changes.then(change);
    this.#changes = done.catch(() => undefined);
    return done;
  }

  async #read(place: string): Promise<z.infer<typeof documentSchema> | null> {
    const document = await this.#store.get(COLLECTION, place);
    if (document === undefined) return null;
    const read = documentSchema.safeParse(document);
    if (read.success) return read.data;
    throw new DatelineError(
      "store-broken",
      `What is kept of the installation in ${place} is no installation: remove it from the state, and open /slack/install to install the bot there again.`,
    );
  }
}

function tokenIn({ bot }: Installation): string {
  if (bot === undefined) throw new Error("An installation without a bot is not kept.");
  return bot.token;
}

/** Forgets the installations that Slack says have ended. */
export function listenToRemovals(app: App, installations: Installations): void {
  app.event("app_uninstalled", async ({ body, context }) => {
    await installations.end(queryOf(context), body.event_time);
  });
  app.event("tokens_revoked", async ({ event, body, context }) => {
    // People may revoke tokens of their own, of which we have none.
    if (event.tokens.bot !== undefined && event.tokens.bot.length > 0)
      await installations.end(queryOf(context), body.event_time);
  });
}

function queryOf({ teamId, enterpriseId, isEnterpriseInstall }: Context): InstallationQuery<boolean> {
  return { teamId, enterpriseId, isEnterpriseInstall };
}

/** Null where a query names nothing. */
function placeOf(query: {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly isEnterpriseInstall: boolean;
}): string | null {
  // Slack's payloads have null for what does not apply, whatever the types say.
  const { teamId = null, enterpriseId = null, isEnterpriseInstall } = query;
  if (!isEnterpriseInstall && teamId !== null) return `team ${teamId}`;
  return enterpriseId === null ? null : `enterprise ${enterpriseId}`;
}

function ifBroken(error: unknown): null {
  if (error instanceof DatelineError && error.code === "store-broken") return null;
  throw error;
}
