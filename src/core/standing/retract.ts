import type { Desk } from "../desk.js";
import { DatelineError } from "../errors.js";
import type { ArticleBook } from "../keeping/article-book.js";
import type { Inbox } from "../keeping/inbox.js";
import type { Clock, Store } from "../ports.js";

/** Why an article was withdrawn by hand, and by whom. */
export interface Retraction {
  readonly id: string;
  readonly why: string;
  /** In words, for the record. */
  readonly by: string;
}

export interface RetractOptions {
  readonly desk: Desk;
  readonly book: ArticleBook;
  readonly inbox: Inbox;
  readonly clock: Clock;
}

/** Withdraws articles of a desk that is served, as a source does with a notice of its own. */
export class Retract {
  readonly #options: RetractOptions;

  constructor(options: RetractOptions) {
    this.#options = options;
  }

  /**
   * Takes an article out of everything, for good, and notes why; says what was done. Also of an id that is not shown:
   * an article under embargo is withdrawn before it ever was.
   */
  async retract(retraction: Retraction): Promise<string> {
    const { desk, book, inbox, clock } = this.#options;
    const { id } = retraction;
    refuseWithoutReason(retraction);
    const isShown = desk.entries().some(({ article }) => article.id === id);
    const taken = await book.take(noticeFor(id), { announced: false, origin: null });
    await note(inbox, desk.profile.command, retraction, clock);
    if (taken === "known") return `${id} had been withdrawn already.`;
    if (!isShown)
      return `I show no article with the id ${id}; should there be one that is not to be shown yet, it is withdrawn for good.`;
    return `${id} is withdrawn: it is in no answer any more, and what channels were shown of it is corrected.`;
  }
}

/**
 * The same where no desk is open, in what is kept: whoever serves it takes the notice in within a second.
 *
 * @throws {DatelineError} `unknown-article` where the desk has none with this id, `missing-argument` without a reason.
 */
export async function retractKept(
  { store, inbox, clock }: { readonly store: Store; readonly inbox: Inbox; readonly clock: Clock },
  desk: string,
  retraction: Retraction,
): Promise<"retracted" | "known"> {
  refuseWithoutReason(retraction);
  const { id } = retraction;
  let isThere = false;
  for await (const { article } of store.articles(desk, 0, () => undefined)) isThere ||= article.id === id;
  if (!isThere)
    throw new DatelineError(
      "unknown-article",
      `The desk ${desk} has kept no article with the id “${id.slice(0, 80)}”. To see what became of an article: dateline why ID-OR-ADDRESS`,
    );
  const added = await store.addArticle(desk, noticeFor(id), { announced: false });
  await note(inbox, desk, retraction, clock);
  return added === "added" ? "retracted" : "known";
}

/** Without a time or number of its own: it is the last word on its article. */
function noticeFor(id: string) {
  return { id, text: "", status: "canceled" } as const;
}

function refuseWithoutReason({ id, why }: Retraction): void {
  if (why.trim() === "")
    throw new DatelineError("missing-argument", `Say why, for the record: retract ${id} because …`);
}

function note(inbox: Inbox, desk: string, { id, why, by }: Retraction, clock: Clock): Promise<void> {
  return inbox.note(desk, {
    ...{ id, url: null, outcome: "taken", code: "retracted", reason: why.trim() },
    ...{ from: by, at: clock.now() },
  });
}
