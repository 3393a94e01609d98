import type { Failure } from "../channel/delivery.js";
import { answerMessage, type Message } from "../channel/message.js";
import { type Capacity, START } from "../channel/page.js";
import { noteStep, type Piece } from "../channel/pieces.js";
import { destinationName, type Poster } from "../channel/poster.js";
import { distinct } from "../channel/quoted.js";
import type { Desk } from "../desk.js";
import type { Cite } from "../library.js";
import type { Clock, Log } from "../ports.js";
import { byPlatform } from "./by-platform.js";
import { correctionPieces, withRoomFor } from "./correction-pieces.js";
import type { Outbox } from "./outbox.js";
import { keyOf, type Posted, type PostedMessages } from "./posted.js";

export interface CorrectionsOptions {
  readonly desk: Desk;
  readonly areSeveral: boolean;
  readonly posted: PostedMessages;
  readonly outbox: Outbox;
  readonly posters: readonly Poster[];
  readonly clock: Clock;
  readonly log: Log;
}

/** Milliseconds in which whoever began a correction has it alone. */
const LEASE = 60_000;
/** Milliseconds until the next try, by the tries so far. */
const BACK_OFF = [5_000, 30_000, 300_000, 900_000] as const;
/** Of platforms, where the message is gone: nobody reads it any more. */
const GONE = new Set(["message_not_found", "channel_not_found", "is_archived", "10008", "10003"]);

/**
 * Corrects what channels were shown, once an article does not say it any more: the message is made anew from what the
 * articles say now, with what has changed above it; where it cannot be edited, that is told in a reply.
 *
 * It goes by what is, not by what happened: whatever was missed, in a crash or before a message was kept, is found by
 * the next look.
 */
export class Corrections {
  readonly #options: CorrectionsOptions;

  constructor(options: CorrectionsOptions) {
    this.#options = options;
  }

  /** Looks at all messages; gives when to look again although no article has changed, `Infinity` if never. */
  async look(): Promise<number> {
    const { posted, clock } = this.#options;
    let next = Number.POSITIVE_INFINITY;
    await byPlatform(await posted.all(), async (one) => {
      const due = await this.#lookAt(one);
      if (due !== null) next = Math.min(next, Math.max(due, clock.now() + 1));
    });
    return next;
  }

  /** Gives when it is to be looked at again; null where nothing is to be done. */
  async #lookAt(one: Posted): Promise<number | null> {
    const { desk, posted, posters, clock, log } = this.#options;
    const poster = posters.find(({ platform }) => platform === one.to.platform);
    // Without credentials for its platform it waits for them.
    if (poster === undefined) return null;
    const now = clock.now();
    const known = new Set(one.corrections.map(({ cite }) => JSON.stringify(cite)));
    const fallen = one.quoted.cites.filter(
      (cite) => desk.correctionOf(cite) !== null && !known.has(JSON.stringify(cite)),
    );
    if (fallen.length === 0 && (one.pending === null || now < one.pending.nextTry))
      return one.pending?.nextTry ?? null;
    const mine: Posted = {
      ...one,
      corrections: [...one.corrections, ...fallen.map((cite) => ({ cite, at: now }))],
      pending: {
        ...{ tries: (one.pending?.tries ?? 0) + 1, byReply: one.pending?.byReply ?? false },
        nextTry: now + LEASE,
      },
    };
    if (!(await posted.replace(one, mine))) return now + LEASE;
    log.info({ to: destinationName(one.to), fallen: fallen.length }, "a message is corrected");
    return this.#correct(mine, poster);
  }

  async #correct(one: Posted, poster: Poster): Promise<number | null> {
    const { posted } = this.#options;
    const message = this.#messageFor(one, poster);
    if (one.pending?.byReply === true) return this.#reply(one, message);
    try {
      await poster.edit(one.to, one.id, message);
    } catch (error) {
      return this.#notEdited(one, poster.carrier.failureOf(error), message);
    }
    const quoted = message.quoted ?? one.quoted;
    // What an article says again, and is quoted with anew, may fall again.
    const anew = new Set(quoted.cites.map((cite) => JSON.stringify(cite)));
    const corrections = one.corrections.filter(({ cite }) => !anew.has(JSON.stringify(cite)));
    if (await posted.replace(one, { ...one, quoted, corrections, pending: null })) return null;
    return this.#again(one);
  }

  /** Another process has corrected the message meanwhile, with what it knew, and nobody knows whose words came last. */
  async #again(one: Posted): Promise<number | null> {
    const { posted, clock } = this.#options;
    const now = clock.now();
    for (let there = await posted.look(one); there !== null; there = await posted.look(one)) {
      const pending = { tries: 0, byReply: there.pending?.byReply ?? false, nextTry: now };
      if (await posted.replace(there, { ...there, pending })) return now;
    }
    return null;
  }

  async #notEdited(one: Posted, failure: Failure, message: Message): Promise<number | null> {
    const { posted, log } = this.#options;
    const told = { to: destinationName(one.to), code: failure.code };
    if (failure.kind === "refused" && GONE.has(failure.code)) {
      log.warn(told, "the message that was to be corrected is gone, or its channel is: look there");
      await posted.forget(one);
      return null;
    }
    log.warn(told, "a message could not be edited");
    if (failure.kind !== "refused") return this.#later(one, failure);
    const replying = { ...one, pending: { tries: 1, nextTry: 0, byReply: true } };
    if (!(await posted.replace(one, replying))) return this.#options.clock.now() + LEASE;
    return this.#reply(replying, message);
  }

  async #reply(one: Posted, message: Message): Promise<number | null> {
    const { desk, outbox, posted } = this.#options;
    const key = `correction/${desk.profile.command}/${keyOf(one)}/${one.corrections.length}`;
    await outbox.put(key, one.to, one.id);
    const outcome = await outbox.attempt(key, () => message);
    if (outcome.kind === "waiting") return this.#later(one, null);
    // What the reply quotes is kept as a message of its own.
    if (outcome.kind === "sent") await posted.keepSent(outcome.delivery);
    const fallen = new Set(one.corrections.map(({ cite }) => JSON.stringify(cite)));
    const cites = one.quoted.cites.filter((cite) => !fallen.has(JSON.stringify(cite)));
    await posted.replace(one, { ...one, quoted: { ...one.quoted, cites }, pending: null });
    return null;
  }

  async #later(one: Posted, failure: Failure | null): Promise<number> {
    const { posted, clock } = this.#options;
    const { tries = 1, byReply = false } = one.pending ?? {};
    const wished = failure?.kind === "not-now" ? (failure.seconds ?? 0) * 1_000 : 0;
    const nextTry = clock.now() + Math.max(wished, BACK_OFF[Math.min(tries, BACK_OFF.length) - 1] ?? 0);
    if (await posted.replace(one, { ...one, pending: { tries, byReply, nextTry } })) return nextTry;
    return (await this.#again(one)) ?? nextTry;
  }

  /** The message as it should be by now. */
  #messageFor(one: Posted, { capacity }: Poster): Message {
    const { desk, areSeveral } = this.#options;
    const { quoted, byline } = one;
    const { pieces: told, cites } = this.#told(one, capacity);
    const message = answerMessage(desk, {
      ...{
        question: quoted.question,
        cursor: quoted.cursor,
        visibility: "public",
        areSeveral,
        canWatch: true,
      },
      capacity: withRoomFor(told, capacity),
    });
    // That nothing is new would be untrue: something was, and has changed since.
    const isLost = message.kind === "digest" && !message.pieces.some(({ kind }) => kind === "quote");
    const headline = isLost ? NOTHING_STANDS : message.headline;
    const anew = { ...message, headline, visibility: "public" as const, byline, kind: "correction" };
    const pieces = [...told, ...message.pieces];
    if (capacity.fits(headline, pieces))
      return {
        ...anew,
        pieces,
        quoted: { ...quoted, cites: distinct([...cites, ...(message.quoted?.cites ?? [])]) },
      };
    const press = { kind: "ask" as const, desk: quoted.desk, question: quoted.question, cursor: START };
    return {
      ...{ ...anew, contexts: [], buttons: [{ label: "As it stands now", press }] },
      pieces: capacity.fits(headline, told) ? told : noteStep(TOO_LONG, capacity).pieces,
      quoted: { ...quoted, cites },
    };
  }

  #told({ corrections }: Posted, capacity: Capacity): { pieces: Piece[]; cites: Cite[] } {
    const { desk } = this.#options;
    const seen = corrections.flatMap(({ cite, at }) => {
      const correction = desk.correctionOf(cite);
      return correction === null ? [] : [{ correction, at, ofWords: cite.start < cite.end }];
    });
    // Of an article whose words are told: should it be withdrawn, these go too.
    const told = seen.flatMap(({ correction }) =>
      correction.kind === "changed" ? [correction.now, correction.article] : [],
    );
    const cites = told.flatMap((one) => (one === null ? [] : (desk.citeOf(one) ?? [])));
    return { pieces: correctionPieces(seen, capacity), cites: distinct(cites) };
  }
}

const NOTHING_STANDS = "Nothing of this digest stands as it was posted.";
const TOO_LONG =
  "CORRECTED: articles that were quoted here do not say it any more. To see what they say now, press the button.";
