import { readFileSync } from "node:fs";
import type { SlackCredentials } from "./adapters/slack/credentials.js";
import { DatelineError } from "./core/errors.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** What lets the bot in, platform by platform; null where there is nothing for one. */
export interface Credentials {
  readonly slack: SlackCredentials | null;
  /** With the public key, interactions may come by HTTP. */
  readonly discord: { readonly token: string; readonly publicKey: string | null } | null;
  /** Where the platforms' APIs are, if not where they are for most: GovSlack, or a proxy. */
  readonly addresses: { readonly slack: string | null; readonly discord: string | null };
  /** What systems that push articles show; null takes nothing that is pushed. */
  readonly pushToken: string | null;
  /** Where everything is kept; null keeps it in the folder for state. */
  readonly databaseUrl: string | null;
  /** Every secret among them: what no log line may hold. */
  readonly secrets: readonly string[];
}

/** How each secret begins, so that two that were swapped are noticed before they are sent anywhere. */
const SECRETS = {
  SLACK_BOT_TOKEN: "xoxb-",
  SLACK_APP_TOKEN: "xapp-",
  SLACK_SIGNING_SECRET: "",
  SLACK_CLIENT_ID: "",
  SLACK_CLIENT_SECRET: "",
  SLACK_STATE_SECRET: "",
  DISCORD_TOKEN: "",
  DISCORD_PUBLIC_KEY: "",
} as const;
type SecretName = keyof typeof SECRETS;

type SlackSecrets = Readonly<
  Record<
    "botToken" | "appToken" | "signingSecret" | "clientId" | "clientSecret" | "stateSecret",
    string | null
  >
>;

const SHORTEST_MADE_SECRET = 16;
const MAKE_SECRET = "openssl rand -hex 32";

/**
 * The credentials in the environment. `NAME_FILE` names a file that holds NAME, as container platforms hand out
 * secrets. Throws `bad-credentials` where some are there and others are missing, saying which.
 */
export function readCredentials(env: Environment, slackPort: number): Credentials {
  const secret = (name: SecretName) => secretOf(env, name);
  const slack: SlackSecrets = {
    botToken: secret("SLACK_BOT_TOKEN"),
    appToken: secret("SLACK_APP_TOKEN"),
    signingSecret: secret("SLACK_SIGNING_SECRET"),
    clientId: secret("SLACK_CLIENT_ID"),
    clientSecret: secret("SLACK_CLIENT_SECRET"),
    stateSecret: secret("SLACK_STATE_SECRET"),
  };
  // The portal's examples show it as it goes into a header.
  const discord = secret("DISCORD_TOKEN")?.replace(/^Bot\s+/i, "") ?? null;
  const databaseUrl = readDatabaseUrl(env);
  const pushToken = pushTokenOf(env);
  // The client ID stands in every link that installs the bot: it is none.
  const { clientId: _, ...hidden } = slack;
  return {
    slack: slackOf(slack, slackPort),
    discord:
      discord === null ? null : { token: discord, publicKey: publicKeyOf(secret("DISCORD_PUBLIC_KEY")) },
    addresses: {
      slack: addressOf(env, "SLACK_API_URL", "https://slack-gov.com/api/"),
      discord: addressOf(env, "DISCORD_API_URL", "https://discord.com/api"),
    },
    pushToken,
    databaseUrl,
    secrets: [...Object.values(hidden), discord, pushToken, ...secretsOf(databaseUrl)].filter(
      (one) => one !== null,
    ),
  };
}

/**
 * `DATABASE_URL`, the address of a PostgreSQL database with the password in it; null where there is none. Throws
 * `bad-credentials` where it is something else.
 */
export function readDatabaseUrl(env: Environment): string | null {
  const url = writtenIn(env, "DATABASE_URL");
  if (url === "") return null;
  if (/^postgres(ql)?:\/\//.test(url)) return url;
  throw bad(
    "DATABASE_URL is no address of a PostgreSQL database: write one such as postgres://USER:PASSWORD@HOST:5432/DATABASE, or unset it to keep everything in a file.",
  );
}

function pushTokenOf(env: Environment): string | null {
  const token = writtenIn(env, "PUSH_TOKEN");
  if (token === "") return null;
  // Whoever has it puts words into the desk's articles.
  if (token.length < SHORTEST_MADE_SECRET || /\s/.test(token))
    throw bad(
      `PUSH_TOKEN has to have ${SHORTEST_MADE_SECRET} characters at least, and no space: make one, such as with: ${MAKE_SECRET}`,
    );
  return token;
}

/** The address, and the password in it as it is written there and as it is. */
function secretsOf(databaseUrl: string | null): string[] {
  if (databaseUrl === null) return [];
  const written = /^\w+:\/\/[^:/?#]*:(.+)@/.exec(databaseUrl)?.[1] ?? "";
  return [databaseUrl, ...(written === "" ? [] : [written, decoded(written)])];
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

/** Whether there is anything that a platform would take for a credential. */
export function hasCredentials(env: Environment): boolean {
  return Object.keys(SECRETS).some((name) => env[name] || env[`${name}_FILE`]);
}

function slackOf(secrets: SlackSecrets, port: number): SlackCredentials | null {
  const { botToken, appToken, signingSecret, clientId, clientSecret, stateSecret } = secrets;
  if (clientId !== null || clientSecret !== null || stateSecret !== null) return oauthOf(secrets, port);
  if (botToken === null && appToken === null && signingSecret === null) return null;
  if (botToken === null)
    throw bad(
      "SLACK_BOT_TOKEN is missing: copy the Bot User OAuth Token, which begins with xoxb-. (Or set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET, to be installed in several workspaces.)",
    );
  if (appToken !== null) return { mode: "socket", botToken, appToken };
  if (signingSecret !== null) return { mode: "http", botToken, signingSecret, port };
  throw bad(
    "SLACK_APP_TOKEN is missing: make an App-Level Token with connections:write, which begins with xapp-. (Or set SLACK_SIGNING_SECRET, to be reached by HTTP.)",
  );
}

function oauthOf(secrets: SlackSecrets, port: number): SlackCredentials {
  const { clientId, clientSecret, stateSecret, signingSecret } = secrets;
  if (secrets.botToken !== null || secrets.appToken !== null)
    throw bad(
      "SLACK_BOT_TOKEN and SLACK_APP_TOKEN are for one workspace, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET for several: unset the ones or the others.",
    );
  if (clientId === null || clientSecret === null || signingSecret === null)
    throw bad(
      `${firstMissing(secrets)} is missing: copy it from “App Credentials” on the Basic Information page of the Slack app.`,
    );
  if (stateSecret === null)
    throw bad(`SLACK_STATE_SECRET is missing: make one up, such as with: ${MAKE_SECRET}`);
  // Anybody who begins an installation gets something that is signed with it, and could try out a short one.
  if (stateSecret.length < SHORTEST_MADE_SECRET)
    throw bad(
      `SLACK_STATE_SECRET is shorter than ${SHORTEST_MADE_SECRET} characters: make a longer one, such as with: ${MAKE_SECRET}`,
    );
  return { mode: "oauth", clientId, clientSecret, stateSecret, signingSecret, port };
}

function firstMissing({ clientId, clientSecret }: SlackSecrets): SecretName {
  if (clientId === null) return "SLACK_CLIENT_ID";
  return clientSecret === null ? "SLACK_CLIENT_SECRET" : "SLACK_SIGNING_SECRET";
}

function publicKeyOf(written: string | null): string | null {
  if (written === null || /^[0-9a-f]{64}$/i.test(written)) return written;
  throw bad(
    "DISCORD_PUBLIC_KEY is not 64 hexadecimal digits: copy the Public Key on the General Information page of the application.",
  );
}

function secretOf(env: Environment, name: SecretName): string | null {
  const value = writtenIn(env, name);
  if (value === "") return null;
  const start = SECRETS[name];
  if (!value.startsWith(start))
    throw bad(
      `${name} does not begin with ${start}: it is another kind of token. Were SLACK_BOT_TOKEN (xoxb-) and SLACK_APP_TOKEN (xapp-) swapped?`,
    );
  return value;
}

function writtenIn(env: Environment, name: string): string {
  const file = env[`${name}_FILE`];
  const value = (env[name] || (file ? contentOf(name, file) : "")).trim();
  if (!env[name] && file && value === "") throw bad(`${name}_FILE names ${file}, which is empty.`);
  return value;
}

function contentOf(name: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw bad(
      `${name}_FILE names ${file}, which cannot be read (${code}): mend the path or its permissions.`,
    );
  }
}

function addressOf(env: Environment, name: string, example: string): string | null {
  const written = env[name]?.trim() ?? "";
  if (written === "") return null;
  if (!/^https?:\/\//.test(written) || !URL.canParse(written))
    throw bad(`${name} is no address: write one such as ${example}, or unset it.`);
  return written;
}

function bad(sentence: string): DatelineError {
  return new DatelineError("bad-credentials", sentence);
}
