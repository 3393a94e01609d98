/** What a piece of a message would do if Slack rendered it. */
export type HazardKind =
  /** Pings somebody, a group, or a whole channel. */
  | "user"
  | "usergroup"
  | "broadcast"
  /** Names a channel. */
  | "channel"
  /** Becomes a date in the reader's own time. */
  | "date"
  /** A link that was meant as one: `url`, and `label` where it has one. */
  | "link"
  /** A link that leads neither to http nor https. */
  | "unsafe-link"
  /** An address that Slack makes a link by itself. */
  | "bare-url"
  /** `#name` or `@name`, which Slack may make a mention where a text is not verbatim. */
  | "name"
  /** A `<`, `>` or `&` that is not escaped. */
  | "unescaped"
  /** A stretch that would be bold, italic, struck, code or a quotation. */
  | "formatting"
  /** A character that can format, and does not here. */
  | "markup"
  /** `:name:`, which becomes a picture. */
  | "emoji"
  /** A picture from elsewhere. */
  | "image"
  /** Links or media that may unfold below the message. */
  | "unfurl"
  /** An argument that has Slack look for names and addresses. */
  | "parse";

/** One such thing, and where it stands. */
export interface Hazard {
  readonly kind: HazardKind;
  /** A JSON pointer into the message. */
  readonly where: string;
  readonly value: string;
  readonly url?: string;
  readonly label?: string;
}

/** A link that stands in the payload as one. */
export function linkHazard(url: string, label: string | undefined, where: string): Hazard {
  const kind = /^https?:\/\//i.test(url) ? "link" : "unsafe-link";
  return { kind, where, value: url, url, ...(label === undefined ? {} : { label }) };
}
