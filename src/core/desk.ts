import { questionsAbout } from "./answers/about-message.js";
import type { Answer, Citation, Page, ProblemCode } from "./answers/answer.js";
import { problemCodes } from "./answers/answer.js";
import { citesBehind, ledgerOf } from "./answers/casualties.js";
import type { AnswerContext, Reply } from "./answers/context.js";
import { type Correction, correctionOf } from "./answers/corrected.js";
import { type DigestArguments, digest } from "./answers/digest.js";
import { replyTo } from "./answers/reply-to.js";
import { type Suggestion, type SuggestionKind, suggest } from "./answers/suggestions.js";
import { selectTimeline, type TimelineEntry } from "./answers/timeline.js";
import { type ArticleInput, dayOf, wellFormed } from "./article.js";
import type { DeskProfile } from "./desk-profile.js";
import { DatelineError } from "./errors.js";
import { cueTable } from "./findings/claims/cues.js";
import { Intake } from "./intake.js";
import { type Arrival, type Cite, type Entry, editionOf, type KeptFigure, Library } from "./library.js";
import type { Numbered } from "./numbering.js";
import type { Clock, SearchIndex } from "./ports.js";
import { commandOf, type Parsed, parseQuestion } from "./questions/parse.js";
import { NameBook } from "./reading/names.js";
import { splitWords } from "./reading/reading.js";
import { Copies } from "./search/copies.js";
import { MemoryIndex } from "./search/memory-index.js";
import { SentenceIndex } from "./search/sentence-index.js";
import { readTopic } from "./search/topic.js";
import { Vocabulary } from "./search/vocabulary.js";
import { watchableOf } from "./watching/question.js";
import type { WatchChange, WatchState } from "./watching/state.js";
import { changesAnswer, stateOf } from "./watching/watching.js";

export interface DeskOptions {
  readonly profile: DeskProfile;
  readonly clock: Clock;
  /** Dateline's version, for `status`. */
  readonly version: string;
}

/** The whole core behind two verbs; the other members serve exports, completion and messages to be asked about. */
export interface Desk {
  readonly profile: DeskProfile;
  /**
   * Takes in one article, that by default comes just now; throws a coded `DatelineError` where it is malformed, and
   * then changes nothing.
   */
  add(input: ArticleInput, arrival?: Arrival): void;
  /**
   * An article as it is to be added, with a number of ours where its source gave none that tells its place among the
   * versions that were added before, shown or not; null where it says nothing new. `origin` is as in `Coming`.
   */
  numbered(input: ArticleInput, origin: string | null): Numbered | null;
  /** Answers a question in any form; never throws. */
  ask(question: string, page?: Page): Answer;
  /** The articles that may be shown, by id, with their findings. */
  entries(): readonly Entry[];
  /** The number of a figure's event in the ledger; null for background. */
  eventOf(figure: KeptFigure): number | null;
  /** The days that matter most on a topic, in order of time, each with its best sentences. */
  timeline(topic: string, dates: number, perDate: number): TimelineEntry[];
  digest(asked: DigestArguments, page?: Page): Answer;
  /** What an argument that somebody is typing may be completed to; only what shown articles have. */
  suggest(kind: SuggestionKind, typed: string, most: number): Suggestion[];
  /**
   * The place of a quotation in the version that it was cut from; of an earlier version, the article as a whole. Null
   * where that is not shown any more.
   */
  citeOf(citation: Citation): Cite | null;
  /** All that the overview of an answer's events is made of, whichever page has it. */
  citesBehind(answer: Answer): Cite[];
  /** What has become of quoted words since; null where they stand as they did. */
  correctionOf(cite: Cite): Correction | null;
  /** Changes whenever the shown articles do. */
  readonly revision: number;
  /**
   * A question as it is to be watched: in the desk's own grammar, with dates instead of "yesterday". Throws a coded
   * `DatelineError` where it cannot be watched, and so do the two that follow.
   */
  watchable(question: string): string;
  /** What the answer to a watched question says now; to be compared by `changesBetween`. */
  watched(question: string): WatchState;
  /** Changes of a watched question that have piled up, in order, as the library shows now what they speak of. */
  changed(question: string, changes: readonly WatchChange[], page?: Page): Answer;
  /** Changes whenever an article that was shown is shown otherwise, or not any more. */
  readonly corrections: number;
  /** A question about what a text speaks of, as far as the desk knows of it; null where it knows nothing. */
  questionAbout(text: string): string | null;
}

/** As much of a text as a question is made from: a message, not an article. */
const LONGEST_TEXT = 4_000;

/** A desk whose newest article is older than this many days is an archive: its "yesterday" is that article's. */
const ARCHIVE_AFTER_DAYS = 7;

export function createDesk(options: DeskOptions): Desk {
  return new InMemoryDesk(options);
}

class InMemoryDesk implements Desk {
  readonly profile: DeskProfile;
  readonly #options: DeskOptions;
  readonly #library: Library;
  readonly #index: SearchIndex;
  readonly #sentences: SentenceIndex;
  readonly #intake: Intake;
  readonly #context: AnswerContext;
  readonly #remembered = new Map<string, { revision: number; value: unknown }>();

  constructor(options: DeskOptions) {
    this.profile = options.profile;
    this.#options = options;
    const vocabulary = new Vocabulary();
    const book = new NameBook(options.profile.names, splitWords);
    this.#library = new Library(options.clock, (entry, isShown) => this.#weigh(entry, isShown));
    this.#index = new MemoryIndex(vocabulary);
    this.#sentences = new SentenceIndex(this.#library);
    this.#intake = new Intake(book, vocabulary, cueTable(options.profile.cues));
    this.#context = {
      profile: options.profile,
      book,
      vocabulary,
      index: this.#index,
      sentences: this.#sentences,
      copies: new Copies(this.#library),
      library: this.#library,
      remember: (key, make) => this.#remember(key, make),
    };
  }

  add(input: ArticleInput, arrival: Arrival = { at: this.#options.clock.now(), announced: true }): void {
    const entry = this.#intake.take(wellFormed(input), arrival);
    this.#sentences.add(entry);
    this.#context.copies.add(entry);
    this.#library.put(entry);
  }

  numbered(input: ArticleInput, origin: string | null): Numbered | null {
    return this.#library.numbered(wellFormed(input), origin);
  }

  ask(asked: string, page: Page = {}): Answer {
    try {
      const { question, readAs } = this.#parse(asked);
      const reply = replyTo(this.#context, question, page, this.#options.version);
      const notes = readAs === null ? (reply.notes ?? []) : [`Read as: ${readAs}`, ...(reply.notes ?? [])];
      return this.#toAnswer(asked, question.command, { ...reply, notes });
    } catch (error) {
      return this.#toProblem(asked, error);
    }
  }

  entries(): readonly Entry[] {
    return [...this.#library.all()].sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
  }

  eventOf(figure: KeptFigure): number | null {
    return ledgerOf(this.#context).eventOf(figure)?.number ?? null;
  }

  timeline(topic: string, dates: number, perDate: number): TimelineEntry[] {
    return selectTimeline(this.#context, topic, dates, perDate);
  }

  digest(asked: DigestArguments, page: Page = {}): Answer {
    // A window's question can be asked again.
    const question =
      asked.window === undefined
        ? `digest ${asked.topic}`.trim()
        : commandOf({ command: "digest", ...asked, window: asked.window });
    return this.#toAnswer(question, "digest", digest(this.#context, asked, page));
  }

  suggest(kind: SuggestionKind, typed: string, most: number): Suggestion[] {
    return suggest(this.#context, kind, typed, most);
  }

  citeOf({ article, start, end, quote }: Citation): Cite | null {
    const entry = this.#library.get(article);
    if (entry === undefined) return null;
    const has = (one: Entry): boolean => one.article.text.slice(start, end) === quote;
    const edition = editionOf(entry);
    if (has(entry)) return { article, edition, start, end };
    // What is quoted as old cannot fall once more, but goes with its article.
    return this.#library.earlier(entry).some(has) ? { article, edition, start: 0, end: 0 } : null;
  }

  citesBehind({ events = [] }: Answer): Cite[] {
    return citesBehind(this.#context, events);
  }

  correctionOf(cite: Cite): Correction | null {
    return correctionOf(this.#context, cite);
  }

  get corrections(): number {
    return this.#library.corrections;
  }

  get revision(): number {
    return this.#library.revision;
  }

  questionAbout(text: string): string | null {
    const questions = questionsAbout(this.#context, text.slice(0, LONGEST_TEXT));
    const answers = (question: string): boolean => {
      const { command, total, notes } = this.ask(question, { limit: 1 });
      // A note under statements says that they have only a part of the words.
      return total > 0 && (command !== "who-claimed" || notes.length === 0);
    };
    return questions.find(answers) ?? questions[0] ?? null;
  }

  watchable(question: string): string {
    return commandOf(watchableOf(this.#parse(question).question));
  }

  watched(question: string): WatchState {
    return stateOf(this.#context, watchableOf(this.#parse(question).question));
  }

  changed(question: string, changes: readonly WatchChange[], page: Page = {}): Answer {
    const watched = watchableOf(this.#parse(question).question);
    return this.#toAnswer(question, "watch", changesAnswer(this.#context, watched, changes, page));
  }

  #parse(asked: string): Parsed {
    return parseQuestion(asked, {
      command: this.profile.command,
      today: this.#today(),
      findable: (words) => this.#findable(words),
    });
  }

  #toAnswer(question: string, command: string | null, reply: Reply): Answer {
    return {
      question,
      desk: this.profile.name,
      command,
      asOf: this.#library.asOf(),
      headline: oneLine(reply.headline),
      items: reply.items,
      related: reply.related ?? [],
      notes: reply.notes ?? [],
      total: reply.total,
      actions: reply.actions ?? [],
      ...(reply.events && { events: reply.events }),
      ...(reply.noted && reply.noted.length > 0 && { noted: reply.noted }),
    };
  }

  #toProblem(question: string, error: unknown): Answer {
    const known = error instanceof DatelineError && isProblemCode(error.code);
    const headline = known
      ? error.message
      : "Something went wrong inside Dateline; the desk itself is unharmed. Ask again in other words.";
    const problem: ProblemCode = known ? (error.code as ProblemCode) : "internal";
    return { ...this.#toAnswer(question, null, { headline, items: [], total: 0 }), problem };
  }

  /** Only what is shown weighs: else the order of answers would tell which words a hidden article has. */
  #weigh(entry: Entry, isShown: boolean): void {
    this.#context.vocabulary.count(entry.terms, isShown);
    const indexed = this.#intake.indexed(entry);
    if (isShown) this.#index.add(indexed);
    else this.#index.remove(indexed);
  }

  /** The day that "yesterday" is seen from. */
  #today(): string {
    const today = new Date(this.#options.clock.now()).toISOString().slice(0, 10);
    const asOf = this.#library.asOf();
    if (asOf === null) return today;
    const age = (Date.parse(today) - Date.parse(dayOf(asOf))) / 86_400_000;
    return age > ARCHIVE_AFTER_DAYS ? dayOf(asOf) : today;
  }

  #findable(words: string): boolean {
    const topic = readTopic(words, this.#context.book, this.#context.vocabulary);
    const shown = this.#library.bySerial();
    return this.#index.search(topic, true).some((hit) => shown[hit.id] !== undefined);
  }

  #remember<T>(key: string, make: () => T): T {
    const { revision } = this.#library;
    const kept = this.#remembered.get(key);
    if (kept?.revision === revision) return kept.value as T;
    const value = make();
    this.#remembered.set(key, { revision, value });
    return value;
  }
}

/** Ids, titles and topics may hold line breaks. */
function oneLine(written: string): string {
  return written.replace(/[\p{Cc}\s]+/gu, " ").trim();
}

function isProblemCode(code: string): code is ProblemCode {
  return (problemCodes as readonly string[]).includes(code);
}
