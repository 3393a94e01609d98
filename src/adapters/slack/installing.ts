import type { ServerResponse } from "node:http";
import { HTTPReceiver, type HTTPReceiverOptions, type Logger } from "@slack/bolt";
import type { WebClientOptions } from "@slack/web-api";
import { DatelineError } from "../../core/errors.js";
import type { Log } from "../../core/ports.js";
import type { SlackCredentials } from "./credentials.js";
import { failureOf } from "./failures.js";
import type { Installations } from "./installations.js";

type CallbackOptions = NonNullable<NonNullable<HTTPReceiverOptions["installerOptions"]>["callbackOptions"]>;
type Installed = Parameters<NonNullable<CallbackOptions["success"]>>[0];

export interface Installing {
  readonly credentials: SlackCredentials & { readonly mode: "oauth" };
  readonly installations: Installations;
  readonly scopes: string[];
  readonly clientOptions: WebClientOptions;
  readonly logger: Logger;
  readonly log: Log;
}

/** What a browser shows of how an installation ended. */
interface Page {
  readonly status: number;
  readonly title: string;
  readonly what: string;
  /** HTML. */
  readonly next: string;
}

/**
 * Receives signed requests by HTTP, and installs the bot: `/slack/install` sends to Slack, which sends back to
 * `/slack/oauth_redirect`. Bolt ties both to one browser, by a signed state that is also in a cookie.
 */
export function installingReceiver(options: Installing): HTTPReceiver {
  const { credentials, installations, scopes, clientOptions, logger, log } = options;
  const { clientId, clientSecret, stateSecret, signingSecret, port } = credentials;
  const { slackApiUrl } = clientOptions;
  return new HTTPReceiver({
    ...{ signingSecret, port, clientId, clientSecret, stateSecret, scopes, logger },
    installationStore: installations,
    installerOptions: {
      directInstall: true,
      clientOptions,
      ...(slackApiUrl !== undefined && {
        authorizationUrl: new URL("../oauth/v2/authorize", slackApiUrl).href,
      }),
      callbackOptions: {
        success: (installed, _, __, response) => send(response, successOf(installed)),
        failure: (error, _, __, response) => {
          const page = failurePageOf(error);
          log.warn({ reason: reasonOf(error), status: page.status }, "an installation in Slack failed");
          send(response, page);
        },
      },
    },
  });
}

const AGAIN = '<a href="install">Begin again</a>';

function successOf({ team, enterprise, appId }: Installed): Page {
  const name = team?.name ?? enterprise?.name ?? "your workspace";
  const link = new URLSearchParams({ app: appId ?? "", ...(team !== undefined && { team: team.id }) });
  return {
    status: 200,
    title: "Dateline is installed",
    what: `Dateline is installed in ${name}. To have it in a channel, type there: /invite @dateline`,
    next: `<a href="https://slack.com/app_redirect?${escapeHtml(link.toString())}">Open it in Slack</a>`,
  };
}

/** By what Bolt or Slack call what went wrong. */
const FAILURES: Readonly<Record<string, Omit<Page, "title">>> = {
  slack_oauth_installer_authorization_error: {
    status: 403,
    what: "Nothing was installed, for it was refused in Slack.",
    next: `${AGAIN} to install Dateline after all. If you may not install apps, ask an administrator of your workspace.`,
  },
  slack_oauth_invalid_state: {
    status: 400,
    what: "Nothing was installed, for this was begun in another browser, or more than ten minutes ago.",
    next: `${AGAIN} in this browser, and let it keep cookies of this page.`,
  },
  invalid_code: {
    status: 400,
    what: "Slack lets this page be opened once, and soon after you agreed.",
    next: `If Dateline is in your workspace now, all is well. If not: ${AGAIN}.`,
  },
  bad_client_secret: {
    status: 500,
    what: "Nothing was installed, for Slack does not accept the credentials of this Dateline.",
    next: "Ask whoever runs it to set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET anew.",
  },
  bad_redirect_uri: {
    status: 500,
    what: "Nothing was installed, for Slack does not know the address of this page.",
    next: "Ask whoever runs Dateline to put it into the Redirect URLs of the Slack app.",
  },
  kept: {
    status: 500,
    what: "Slack agreed, but Dateline could not keep what it needs to answer you.",
    next: `Whoever runs Dateline finds the reason in its log. When it is mended: ${AGAIN}.`,
  },
  unreached: {
    status: 502,
    what: "Nothing was installed, for Slack did not answer.",
    next: `${AGAIN} in a minute.`,
  },
};
const SAME: Readonly<Record<string, string>> = {
  slack_oauth_missing_state: "slack_oauth_invalid_state",
  code_already_used: "invalid_code",
  invalid_client_id: "bad_client_secret",
};

function failurePageOf(error: Error): Page {
  const reason = reasonOf(error);
  const failure = FAILURES[SAME[reason] ?? reason] ?? {
    status: 400,
    what: `Nothing was installed (${reason}).`,
    next: `${AGAIN}. If it stays so, tell whoever runs Dateline.`,
  };
  return { title: "Dateline is not installed", ...failure };
}

function reasonOf(error: Error): string {
  if (error instanceof DatelineError) return "kept";
  const code = "code" in error ? String(error.code) : "";
  if (code.startsWith("slack_oauth_") && code !== "slack_oauth_unknown_error") return code;
  const failure = failureOf(error);
  return failure.kind === "refused" && !isNetwork(failure.code) ? failure.code : "unreached";
}

/** Codes of connections are in capitals, those of Slack are not. */
function isNetwork(code: string): boolean {
  return code === code.toUpperCase();
}

function send(response: ServerResponse, { status, title, what, next }: Page): void {
  response.writeHead(status, {
    "Content-Type": "text/html; charset=utf-8",
    // The address of the page has a code in it, and the page is about one person's installation.
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
  });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>` +
      `<style>body{font:1.1em/1.5 sans-serif;max-width:36em;margin:4em auto;padding:0 1em}</style>` +
      `<h1>${title}</h1><p>${escapeHtml(what)}</p><p>${next}</p></html>\n`,
  );
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
