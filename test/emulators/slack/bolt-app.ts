import type { AddressInfo } from "node:net";
import { App, HTTPReceiver, SocketModeReceiver } from "@slack/bolt";
import type { Slack } from "./index.js";
import { silent } from "./silent.js";

/** A Bolt app of the kind that listens; `stop` waits until nothing of it is connected. */
export interface RunningApp {
  readonly app: App;
  readonly stop: () => Promise<void>;
}

/**
 * Bolt looks its token up as soon as it is made, and has no way to stop that: what is stopped before is
 * a rejection that nobody handles.
 */
const settled = (slack: Slack): Promise<unknown> =>
  slack.waitUntil(() => slack.requestsOf("auth.test")[0]?.outcome, "Bolt to look up its token");

/**
 * A real Bolt app on Socket Mode. `clientPingTimeout` is how long Bolt waits before it connects again, and
 * for how long it hears nothing before it gives a connection up: a short one is for tests that cut sockets,
 * and breaks connections under load.
 */
export async function socketApp(
  slack: Slack,
  listen: (app: App) => void,
  { clientPingTimeout = 5000 }: { clientPingTimeout?: number } = {},
): Promise<RunningApp> {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const receiver = new SocketModeReceiver({
    appToken: slack.app.appToken,
    clientPingTimeout,
    logger: silent,
    installerOptions: { clientOptions },
  });
  const app = new App({ token: slack.botToken, receiver, clientOptions, logger: silent });
  listen(app);
  await app.start();
  await settled(slack);
  await slack.waitForSockets(1);
  return {
    app,
    stop: async () => {
      await app.stop();
      await slack.waitForSockets(0);
    },
  };
}

/** A real Bolt app on signed HTTP; the emulator is told where it listens. */
export async function httpApp(slack: Slack, listen: (app: App) => void): Promise<RunningApp> {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const receiver = new HTTPReceiver({ signingSecret: slack.app.signingSecret, logger: silent });
  const app = new App({ token: slack.botToken, receiver, clientOptions, logger: silent });
  listen(app);
  const server = await receiver.start({ port: 0, host: "127.0.0.1" } as unknown as number);
  const { port } = server.address() as AddressInfo;
  await settled(slack);
  slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
  return {
    app,
    stop: async () => {
      slack.deliverTo(undefined);
      await app.stop();
    },
  };
}
