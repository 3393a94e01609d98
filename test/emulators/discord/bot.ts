import {
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  type Interaction,
  Partials,
} from "discord.js";
import type { Discord } from "./index.js";

/** A real discord.js client that is logged in to the emulator, for its own tests. */
export async function startBot(
  discord: Discord,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel, Partials.Message],
    ...options,
    rest: { api: discord.api, ...options.rest },
  });
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  await client.login(discord.token);
  await ready;
  if (!client.isReady()) throw new Error("the client is not ready");
  return client;
}

/** Answers each interaction that the handler takes; what it throws fails the test. */
export function onInteraction(client: Client, handle: (interaction: Interaction) => Promise<unknown>): void {
  client.on(Events.InteractionCreate, (interaction) => {
    handle(interaction).catch((error: unknown) => client.emit(Events.Error, error as Error));
  });
}

/** A command with a subcommand, an option with autocomplete, one with choices, and a message menu. */
export const COMMANDS = [
  {
    name: "syria",
    description: "Ask the desk",
    options: [
      {
        type: 1,
        name: "who-claimed",
        description: "Who said it",
        options: [
          { type: 3, name: "topic", description: "What about", required: true, autocomplete: true },
          {
            type: 3,
            name: "order",
            description: "Which first",
            choices: [
              { name: "newest first", value: "newest" },
              { name: "oldest first", value: "oldest" },
            ],
          },
          { type: 4, name: "page", description: "Page", min_value: 1, max_value: 9 },
        ],
      },
    ],
  },
  { name: "ping", description: "Says pong" },
  { type: 3, name: "Claims in this" },
  { type: 2, name: "Who is this" },
];
