import fc from "fast-check";
import { expect, test } from "vitest";
import type { ArticleInput } from "../src/core/article.js";
import type { Desk } from "../src/core/desk.js";
import { deskOf, MovableClock } from "./core/support.js";
import {
  changedSince,
  citesOf,
  exported,
  questionsAbout,
  type Said,
  saidTo,
  suggestedFor,
  watchedBy,
} from "./leaks/saying.js";
import { fates, foundIn, LIFT, NOW, OPEN, type Secret, secrets } from "./leaks/secrets.js";

/** What fails is large, and to make it smaller takes longer than to look at it. */
const RUNS = { numRuns: 3, seed: 6, endOnFailure: true } as const;

const PROFILE = { names: [{ name: "Merrin", kind: "place" as const, also: [] }] };

interface Newsdesk {
  readonly desk: Desk;
  readonly clock: MovableClock;
  add(articles: readonly ArticleInput[]): void;
}

function newsdesk(): Newsdesk {
  const clock = new MovableClock(NOW);
  const desk = deskOf(OPEN, { clock, profile: PROFILE });
  return {
    ...{ desk, clock },
    add: (articles) => {
      for (const one of articles) desk.add(one);
    },
  };
}

/** What somebody may type who has heard something of a secret: its words, their beginnings, and nearly its words. */
function hearsay({ tokens, id }: Secret, at: number): string[] {
  const word = tokens[at % 10] ?? "";
  const other = tokens[(at + 3) % 10] ?? "";
  return [
    ...[word, word.slice(0, -2), `${word.slice(0, 4)}${word.slice(5)}`, `${word} ${other} bridge`],
    ...[id, id.slice(0, -3), "Merrin", "cannery viaduct"],
  ];
}

/** Everything that a desk lets out to whoever asks for a secret. */
function everythingAbout(desk: Desk, secret: Secret, at: number): Said[] {
  const words = hearsay(secret, at);
  // Every word in one form of question, and every question about one of the words.
  const questions = new Set([
    ...words.flatMap((one) => [`search ${one}`, `who-claimed ${one}`, `article ${one}`, `casualties ${one}`]),
    ...questionsAbout(words[at % words.length] ?? ""),
    `timeline ${words[3]}`,
  ]);
  return [
    ...[...questions].flatMap((one) => saidTo(desk, one)),
    ...words.flatMap((one) => suggestedFor(desk, one)),
  ];
}

/** The same for all secrets. */
function everything(desk: Desk, all: readonly Secret[], at: number): Said[] {
  return [...all.flatMap((secret) => everythingAbout(desk, secret, at)), ...exported(desk)];
}

/** Of tokens, those that are told; what somebody has typed may be said to them again. */
function leaksOf(said: readonly Said[], tokens: readonly string[]): string[] {
  return said.flatMap(({ asked, said: one }) => {
    const typed = foundIn(asked, tokens);
    return foundIn(one, tokens)
      .filter((token) => !typed.includes(token))
      .map((token) => `${token} by “${asked}” in ${one.slice(0, 200)}`);
  });
}

const generated = fc.tuple(secrets, fc.nat(1_000));

test("every word of an article is found by those who ask for it while it may be shown", () => {
  fc.assert(
    fc.property(generated, ([all, at]) => {
      for (const secret of all.filter(({ shown }) => shown.length > 0)) {
        const { desk, add } = newsdesk();
        add(secret.shown);
        const told = everything(desk, [secret], at).map(({ said }) => said);
        const own = secret.shown.map((one) => JSON.stringify(one)).join();
        const tokens = foundIn(own, secret.tokens);
        expect(tokens.length).toBeGreaterThan(10);
        expect(tokens.filter((token) => told.every((one) => foundIn(one, [token]).length === 0))).toEqual([]);
      }
    }),
    { ...RUNS, numRuns: 1 },
  );
});

test("no word of an article that must not be shown is in anything that a desk lets out", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(generated, ([all, at]) => {
      const { desk, clock, add } = newsdesk();
      add(all.flatMap(({ shown }) => shown));
      // Answers, watches and quotations from before, of which nothing may come back.
      for (const secret of all) saidTo(desk, `who-claimed ${hearsay(secret, at)[0]}`);
      exported(desk);
      const watched = watchedBy(desk);
      const cites = citesOf(desk);
      add(all.flatMap(({ hiding }) => hiding));

      const tokens = all.flatMap((secret) => secret.tokens);
      expect(leaksOf(everything(desk, all, at), tokens)).toEqual([]);
      const { told, kept } = changedSince(desk, watched);
      expect(leaksOf(told, tokens)).toEqual([]);
      const words = all.flatMap((one) => one.tokens.filter((token) => !one.id.includes(token)));
      expect(foundIn(kept, words)).toEqual([]);
      const corrections = cites.map((cite) => desk.correctionOf(cite));
      for (const one of corrections) seen.add(one?.kind ?? "stands");
      expect(foundIn(JSON.stringify(corrections), tokens)).toEqual([]);

      clock.moveTo(LIFT);
      const lifted = all.flatMap(({ lifting }) => lifting);
      const hidden = tokens.filter((token) => !lifted.includes(token));
      const after = everything(desk, all, at);
      expect(leaksOf(after, hidden)).toEqual([]);
      const found = new Set(after.flatMap(({ said }) => foundIn(said, lifted)));
      expect(lifted.filter((token) => !found.has(token))).toEqual([]);
    }),
    RUNS,
  );
  expect([...seen].sort()).toEqual(["stands", "withdrawn"]);
});

test("a desk that has a hidden article answers like one that never had it", () => {
  fc.assert(
    fc.property(generated, ([all, at]) => {
      const never = newsdesk();
      const { desk, add } = newsdesk();
      add(all.flatMap(({ shown, hiding }) => [...shown, ...hiding]));
      expect(desk.entries()).toHaveLength(OPEN.length);
      expect(everything(desk, all, at)).toEqual(everything(never.desk, all, at));
    }),
    RUNS,
  );
});

test("the articles are hidden in every way in which one may be", () => {
  const [all = []] = fc.sample(secrets, { numRuns: 1, seed: 1 });
  expect(all.map(({ fate }) => fate)).toEqual([...fates]);
  for (const { shown, hiding, fate } of all) {
    const { desk, add } = newsdesk();
    add(shown);
    expect(desk.entries()).toHaveLength(OPEN.length + shown.length);
    add(hiding);
    expect(desk.entries(), fate).toHaveLength(OPEN.length);
  }
});
