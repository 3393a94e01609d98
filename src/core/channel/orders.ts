import type { Cite } from "../library.js";
import type { Capacity, Cursor } from "./page.js";
import type { Destination } from "./poster.js";
import type { Message } from "./reception.js";
import type { Asked, StaffedDesk } from "./staffed-desks.js";

/** What a message says of a desk's articles: as much as is needed to say it anew. */
export interface Quoted {
  /** The desk's command. */
  readonly desk: string;
  readonly question: string;
  readonly cursor: Cursor;
  /** All words of articles that stand in it. */
  readonly cites: readonly Cite[];
}

/** A message with words of articles that a whole channel sees. */
export interface Shown {
  readonly quoted: Quoted;
  readonly to: Destination;
  /** Of the message, at its platform. */
  readonly id: string;
  /** Who shows it, in words; null where nobody does. */
  readonly byline: string | null;
}

/** What is asked of a desk for later, on one platform: digests, watches, and what its administrators may do. */
export interface Orders {
  /** Carries an order out and says what became of it, in one message; null where the words are none. */
  take(words: string, staffed: StaffedDesk, asked: Asked, capacity: Capacity): Promise<Message> | null;
  /** Hears that somebody has asked something: the channel is read. */
  asked(staffed: StaffedDesk, asked: Asked): void;
  /** What `status` says of what is posted here. */
  told(staffed: StaffedDesk, asked: Asked): readonly string[];
  /** Hears of what a whole channel was shown, so that it can be corrected. */
  shown(shown: Shown): void;
}
