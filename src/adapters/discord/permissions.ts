import { OAuth2Scopes, PermissionFlagsBits } from "discord.js";

/** What the bot needs in a channel, by the names under which Discord shows it. */
export const channelPermissions = {
  "View Channel": PermissionFlagsBits.ViewChannel,
  "Send Messages": PermissionFlagsBits.SendMessages,
  "Send Messages in Threads": PermissionFlagsBits.SendMessagesInThreads,
  "Embed Links": PermissionFlagsBits.EmbedLinks,
  "Read Message History": PermissionFlagsBits.ReadMessageHistory,
} as const;

const SCOPES = [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands];

/** The address at which whoever manages a server invites the bot, with all that it needs there. */
export function inviteUrl(application: string): string {
  const permissions = Object.values(channelPermissions).reduce((all, one) => all | one, 0n);
  const query = new URLSearchParams({
    client_id: application,
    permissions: permissions.toString(),
    scope: SCOPES.join(" "),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
