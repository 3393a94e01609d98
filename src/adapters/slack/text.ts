import type { PlainTextElement } from "@slack/types";
import { safeUrl } from "../../core/view/addresses.js";
import { limits } from "./limits.js";

/** Plain text in which Slack sees no markup and no emoji. */
export function plain(text: string): PlainTextElement {
  return { type: "plain_text", text, emoji: false };
}

/** What Slack asks to be escaped in mrkdwn: https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** What people typed, as they typed it: Slack escapes it on the way. */
export function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** What could end a link of Slack's markup, or begin its label. */
const ENDS_LINK = /[|<>]/g;

/** An address that is safe to link in Slack; null where there is none. */
export function linkOf(url: string | null): string | null {
  return safeUrl(url, limits.url, ENDS_LINK);
}
