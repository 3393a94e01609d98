import type { PlainTextElement } from "@slack/types";

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

/** A safe address, with nothing in it that could end a link early; null for what is no http(s) address. */
export function safeUrl(written: string | null, longest: number): string | null {
  if (written === null || !URL.canParse(written)) return null;
  const url = new URL(written);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  // A name and password before the host make one address look like another.
  if (url.username !== "" || url.password !== "") return null;
  const href = url.href.replaceAll("|", "%7C").replaceAll("<", "%3C").replaceAll(">", "%3E");
  return href.length <= longest ? href : null;
}
