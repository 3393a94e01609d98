import type { AppsManifestCreateArguments } from "@slack/web-api";
import type { Access } from "../../core/channel/access.js";
import { ASK_ABOUT, ASK_ABOUT_LABEL } from "./listeners.js";

type Manifest = Exclude<AppsManifestCreateArguments["manifest"], string>;

/** A desk as far as its slash command shows it. */
export interface ManifestDesk {
  /** Without its slash. */
  readonly command: string;
  readonly title: string;
  /** Questions worth trying. */
  readonly examples: readonly string[];
}

export interface ManifestOptions {
  readonly desks: readonly ManifestDesk[];
  /** Whether a desk's access names user groups, whose members the bot must then be able to read. */
  readonly groups: boolean;
  /** Where Slack reaches the bot by HTTP; null for Socket Mode, which needs no address. */
  readonly url: string | null;
}

/** What the bot must be allowed to do: no more than it does. */
const SCOPES = [
  "app_mentions:read",
  // The history of a channel that the bot is in: whether a post arrived, where a crash or Slack left that open.
  "channels:history",
  "chat:write",
  "commands",
  "groups:history",
  "im:history",
  "im:write",
] as const;
/** Where the bot is told that it was removed: it then forgets the token that it was given there. */
const REMOVALS = ["app_uninstalled", "tokens_revoked"] as const;
/** Slack's longest description of a slash command. */
const LONGEST_DESCRIPTION = 2_000;

const LONGEST_HINT = 100;

/** The user groups that a desk's access names: those who may ask, and those who may administer. */
export function groupsNamedIn({ groups, administrators }: Access): string[] {
  // The ids of people begin with a U or a W.
  return [...(groups ?? []), ...administrators.filter((id) => id.startsWith("S"))];
}

/** The scopes of the bot; `groups`: whether a desk's access names user groups. */
export function botScopes(groups: boolean) {
  return [...SCOPES, ...(groups ? (["usergroups:read"] as const) : [])];
}

/**
 * The manifest from which Slack makes the app in one step, for these desks:
 * https://docs.slack.dev/reference/app-manifest
 */
export function slackManifest({ desks, groups, url }: ManifestOptions) {
  const base = url?.replace(/\/+$/, "") ?? null;
  const requestUrl = base === null ? null : `${base}/slack/events`;
  const reached = requestUrl === null ? {} : { request_url: requestUrl };
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: "Dateline",
      description: "Who said what, word for word, and how many, says who.",
      background_color: "#1a3a5c",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: "dateline", always_online: true },
      shortcuts: [
        {
          name: ASK_ABOUT_LABEL,
          type: "message",
          callback_id: ASK_ABOUT,
          description: "What the desk's articles say about what this message says",
        },
      ],
      slash_commands: desks.map(({ command, title, examples }) => ({
        command: `/${command}`,
        description: `Ask the ${title}`.slice(0, LONGEST_DESCRIPTION),
        usage_hint: examples.find(({ length }) => length <= LONGEST_HINT) ?? "help",
        should_escape: false,
        ...(requestUrl !== null && { url: requestUrl }),
      })),
    },
    oauth_config: {
      // Of use where the bot is installed in several workspaces, and no harm where it is in one.
      ...(base !== null && { redirect_urls: [`${base}/slack/oauth_redirect`] }),
      scopes: { bot: botScopes(groups) },
    },
    settings: {
      event_subscriptions: {
        bot_events: ["app_home_opened", "app_mention", "message.im", ...(base === null ? [] : REMOVALS)],
        ...reached,
      },
      interactivity: { is_enabled: true, ...reached },
      org_deploy_enabled: false,
      socket_mode_enabled: url === null,
      token_rotation_enabled: false,
    },
  } satisfies Manifest;
}
