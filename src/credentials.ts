import { readFileSync } from "node:fs";
import type { SlackCredentials } from "./adapters/slack/credentials.js";
import { DatelineError } from "./core/errors.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** What lets the bot in, platform by platform; null where there is nothing for one. */
export interface Credentials {
  readonly slack: SlackCredentials | null;
  readonly discord: { readonly token: string } | null;
  /** Every secret among them: what no log line may hold. */
  readonly secrets: readonly string[];
}

/** How each secret begins, so that two that were swapped are noticed before they are sent anywhere. */
const SECRETS = {
  SLACK_BOT_TOKEN: "xoxb-",
  SLACK_APP_TOKEN: "xapp-",
  SLACK_SIGNING_SECRET: "",
  DISCORD_TOKEN: "",
} as const;
type SecretName = keyof typeof SECRETS;

/**
 * The credentials in the environment. `NAME_FILE` names a file that holds NAME, as container platforms hand out
 * secrets. Throws `bad-credentials` where some are there and others are missing, saying which.
 */
export function readCredentials(env: Environment, slackPort: number): Credentials {
  const secret = (name: SecretName) => secretOf(env, name);
  const [botToken, appToken, signingSecret] = [
    secret("SLACK_BOT_TOKEN"),
    secret("SLACK_APP_TOKEN"),
    secret("SLACK_SIGNING_SECRET"),
  ];
  const discord = secret("DISCORD_TOKEN");
  const secrets = [botToken, appToken, signingSecret, discord].filter((one) => one !== null);
  return {
    slack: slackOf(botToken, appToken, signingSecret, slackPort),
    discord: discord === null ? null : { token: discord },
    secrets,
  };
}

/** Whether there is anything that a platform would take for a credential. */
export function hasCredentials(env: Environment): boolean {
  return Object.keys(SECRETS).some((name) => env[name] || env[`${name}_FILE`]);
}

function slackOf(
  botToken: string | null,
  appToken: string | null,
  signingSecret: string | null,
  port: number,
): SlackCredentials | null {
  if (botToken === null && appToken === null && signingSecret === null) return null;
  if (botToken === null)
    throw bad("SLACK_BOT_TOKEN is missing: copy the Bot User OAuth Token, which begins with xoxb-.");
  if (appToken !== null) return { mode: "socket", botToken, appToken };
  if (signingSecret !== null) return { mode: "http", botToken, signingSecret, port };
  throw bad(
    "SLACK_APP_TOKEN is missing: make an App-Level Token with connections:write, which begins with xapp-. (Or set SLACK_SIGNING_SECRET, to be reached by HTTP.)",
  );
}

function secretOf(env: Environment, name: SecretName): string | null {
  const file = env[`${name}_FILE`];
  const value = (env[name] || (file ? contentOf(name, file) : "")).trim();
  if (value === "") return null;
  const start = SECRETS[name];
  if (!value.startsWith(start))
    throw bad(`${name} does not begin with ${start}: it is another kind of token.`);
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

function bad(sentence: string): DatelineError {
  return new DatelineError("bad-credentials", sentence);
}
