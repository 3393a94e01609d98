import { WebClient, type WebClientOptions } from "@slack/web-api";
import type { SlackCredentials } from "./credentials.js";
import type { Installations } from "./installations.js";

export interface WorkspacesOptions {
  readonly credentials: SlackCredentials;
  readonly clientOptions: WebClientOptions;
  /** Where each workspace has a token of its own. */
  readonly installations: Installations | null;
}

/** Calls Slack where nobody has just asked something: with the token of the workspace that is meant. */
export class Workspaces {
  readonly #options: WorkspacesOptions;
  /** By token: a token is a workspace's, and may be replaced by another at any time. */
  readonly #clients = new Map<string, WebClient>();

  constructor(options: WorkspacesOptions) {
    this.#options = options;
  }

  /** The client of a workspace; without one, of the only one in which the bot is. */
  async clientOf(team: string | null): Promise<WebClient> {
    const token = await this.#tokenOf(team);
    const client = this.#clients.get(token) ?? new WebClient(token, this.#options.clientOptions);
    this.#clients.set(token, client);
    return client;
  }

  async #tokenOf(team: string | null): Promise<string> {
    const { credentials, installations } = this.#options;
    if (credentials.mode !== "oauth") return credentials.botToken;
    if (installations === null) throw new Error("Installations by OAuth need a store.");
    return installations.tokenOf(team);
  }
}
