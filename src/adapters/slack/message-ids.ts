/** Where a message stands in its channel, in Slack's numbers. */
export interface MessagePlace {
  readonly ts: string;
  /** The message that its thread hangs on: itself, unless it is a reply. Only to that one can be replied. */
  readonly top: string;
}

/** The id by which a message is changed or replied to later: "TS", or "TS in THREAD". */
export function idOfMessage(message: {
  readonly ts?: string | undefined;
  readonly thread_ts?: string | undefined;
}): string {
  const { ts = "", thread_ts: thread = ts } = message;
  return thread === ts ? ts : `${ts} in ${thread}`;
}

export function placeOfMessage(id: string): MessagePlace {
  const [ts = id, top = ts] = id.split(" in ");
  return { ts, top };
}
