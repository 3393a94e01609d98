import { SMALL } from "../../../reading/numbers.js";
import { type Mention, type Scene, tagAt } from "../scene.js";
import { harmWordOf, isPerson, words } from "../words/lexicon.js";
import { GROUPS, mention } from "./counted.js";
import { bareAt, complementEnd, type Phrase, phraseAt } from "./phrases.js";
import { onlyOneAt, setAt, someAt } from "./sets.js";

/** Where a headline may leave out "a": "Woman and child killed". */
const HEADLINE_START = /^(?:\||:|;|–|—|-|•|and|&|,)$/;

const ZERO_WORDS = words("no zero without any anyone anybody nobody none neither");
const ONE = { low: 1, high: 1, bound: "exact", vague: false } as const;
const NONE = { low: 0, high: 0, bound: "exact", vague: false } as const;

/** The phrase that begins at a token without a number: "a child", "both pilots", "no one", "Boy" in a headline. */
export function fromDeterminer(scene: Scene, i: number, word: string): Mention | null {
  if (word === "both") return bothAt(scene, i);
  const some = setAt(scene, i) ?? onlyOneAt(scene, i) ?? someAt(scene, i);
  if (some !== null) return some;
  const group = groupAt(scene, word === "a" || word === "an" || word === "the" ? i + 1 : i, i);
  if (group !== null) return group;
  if (word === "a" || word === "an" || word === "another") {
    const next = thirdAt(scene, i);
    if (next !== null) return next;
    const phrase = phraseAt(scene, i + 1);
    if (phrase?.noun === "person" && phrase.group !== null && isSingular(scene, phrase)) {
      // "an elderly couple"
      const two = scene.lower[headOf(scene, phrase)] === "couple";
      return mention(scene.lower, i, phrase, two ? { ...ONE, low: 2, high: 2 } : ONE);
    }
    if (word !== "another") return singleHarm(scene, i);
    const alone =
      !/^(?:NOUN|PROPN|ADJ|NUM|VERB)$/.test(tagAt(scene, i + 1)) ||
      harmWordOf(scene.lower[i + 1] ?? "") !== undefined;
    return alone ? mention(scene.lower, i, bareAt(i + 1), ONE) : null;
  }
  if (ZERO_WORDS.has(word)) return zeroAt(scene, i, word);
  if (word === "first" && scene.lower[i - 1] === "the") return singleHarm(scene, i);
  return headlineSingular(scene, i, word);
}

/** "both pilots", "both of them"; not "both soldiers and civilians". */
function bothAt(scene: Scene, i: number): Mention | null {
  const owner = /^(?:his|her|its|their|the)$/.test(scene.lower[i + 1] ?? "") ? 1 : 0;
  const phrase = phraseAt(scene, i + 1 + owner);
  if (phrase?.noun !== "person" || (phrase.group === null && !phrase.part)) return null;
  // "both soldiers and civilians", but "both pilots and all four passengers"
  const also = scene.lower[phrase.to] === "and" ? phrase.to + 1 : 0;
  const counts = /^(?:all|an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+)$/;
  if (also > 0 && !counts.test(scene.lower[also] ?? "")) return null;
  // "a man and a woman, both clerks, were killed"
  if (scene.lower[i - 1] === "," && scene.endsAt.has(i - 1)) return null;
  return mention(scene.lower, i, { ...phrase, part: false }, { ...ONE, low: 2, high: 2 });
}

const SIZED = /^([a-z]+(?:-[a-z]+)?|\d+)-(?:strong|member|person|man|woman|soldier)$/;

/** "nine-strong aid team", "the seven-person crew of the dredger". */
function groupAt(scene: Scene, at: number, from: number): Mention | null {
  const sized = SIZED.exec(scene.lower[at] ?? "")?.[1];
  if (sized === undefined) return null;
  const size = SMALL.get(sized) ?? (/^\d+$/.test(sized) ? Number(sized) : 0);
  if (size < 2) return null;
  for (let k = at + 1; k < at + 5; k++) {
    if (GROUPS.has(scene.lower[k] ?? "") && !GROUPS.has(scene.lower[k + 1] ?? "")) {
      const to = complementEnd(scene, k + 1);
      return mention(
        scene.lower,
        from,
        { ...bareAt(to), noun: "person", group: [at, to] },
        { ...ONE, low: size, high: size },
      );
    }
    if (!/^(?:NOUN|PROPN|ADJ)$/.test(tagAt(scene, k))) return null;
  }
  return null;
}

/** "killed two guards and wounded a third": one, where others were counted before. */
function thirdAt(scene: Scene, i: number): Mention | null {
  const { lower } = scene;
  if (scene.mentions.length === 0 || !/^(?:second|third|fourth|fifth|sixth)$/.test(lower[i + 1] ?? ""))
    return null;
  const after = lower[i + 2] ?? "";
  if (after === "of" || /^(?:NOUN|PROPN|ADJ|NUM)$/.test(tagAt(scene, i + 2))) return null;
  return mention(scene.lower, i, { ...bareAt(i + 2), noun: "person" }, ONE);
}

/** "a civilian casualty", "the first fatality": one. */
function singleHarm(scene: Scene, i: number): Mention | null {
  for (let k = i + 1; k < i + 4; k++) {
    const word = scene.lower[k] ?? "";
    const single = scene.lower[i] === "first" || scene.lower[i + 1] === "single";
    if (/^(?:fatality|casualty)$/.test(word) || (word === "death" && single))
      return mention(
        scene.lower,
        i,
        { ...bareAt(k), noun: "person", group: k > i + 1 ? [i + 1, k] : null },
        ONE,
      );
    if (tagAt(scene, k) !== "ADJ" && tagAt(scene, k) !== "NOUN") return null;
  }
  return null;
}

/** "no casualties", "no civilians", "no one", "without injuries". */
function zeroAt(scene: Scene, i: number, word: string): Mention | null {
  const { lower } = scene;
  const any = word === "any" || word === "anyone" || word === "anybody";
  if (any && !/^(?:not|n't|without|never|nor)$/.test(negationBefore(scene, i))) return null;
  if (word.startsWith("anyo") || word.startsWith("anyb"))
    return mention(scene.lower, i, { ...bareAt(i + 1), noun: "person" }, NONE, true);
  if (word === "nobody" || word === "none" || (word === "neither" && lower[i + 1] === "of")) {
    const phrase = word !== "nobody" && lower[i + 1] === "of" ? phraseAt(scene, i + 1) : null;
    return mention(
      scene.lower,
      i,
      { ...bareAt(i + 1), ...phrase, noun: "person", part: false, harm: null },
      NONE,
      true,
    );
  }
  if (lower[i + 1] === "one")
    return mention(scene.lower, i, { ...bareAt(i + 2), noun: "person" }, NONE, true);
  // "no information about casualties" is no claim that there were none.
  const start = /^(?:reports?|reported|immediate)$/.test(lower[i + 1] ?? "")
    ? skipReports(lower, i + 1)
    : i + 1;
  for (let k = start; k < start + 5; k++) {
    const harm = harmWordOf(lower[k] ?? "");
    if (harm?.form === "noun") {
      return mention(
        scene.lower,
        i,
        { ...bareAt(k), noun: "person", group: k > start ? [start, k] : null },
        NONE,
        true,
      );
    }
    if (isPerson(lower[k] ?? "") && !isPerson(lower[k + 1] ?? "") && tagAt(scene, k + 1) !== "NOUN")
      return mention(scene.lower, i, { ...bareAt(k + 1), noun: "person", group: [start, k + 1] }, NONE, true);
    if (!/^(?:ADJ|NOUN|PROPN|DET)$/.test(tagAt(scene, k))) return null;
  }
  return null;
}

function skipReports(lower: readonly string[], at: number): number {
  let i = at;
  while (/^(?:immediate|reports?|reported|of|any)$/.test(lower[i] ?? "")) i++;
  return i;
}

function negationBefore(scene: Scene, i: number): string {
  for (let k = i - 1; k > i - 6 && k >= scene.sentence.from; k--) {
    const word = scene.lower[k] ?? "";
    if (/^(?:not|n't|without|never|nor)$/.test(word)) return word;
  }
  return "";
}

/** A person without an article where a headline or a list leaves it out: "Boy killed, police officer hurt". */
function headlineSingular(scene: Scene, i: number, word: string): Mention | null {
  const { lower, sentence } = scene;
  const starts = i === sentence.from;
  if (!starts && !(HEADLINE_START.test(lower[i - 1] ?? "") && isPerson(word))) return null;
  let at = i;
  // "Police officer killed"
  while (starts && at < i + 3 && !isOneOf(lower[at] ?? "") && /^(?:NOUN|PROPN|ADJ)$/.test(tagAt(scene, at)))
    at++;
  // "Two-year-old girl killed"
  if (isOneOf(lower[at] ?? "") && isOneOf(lower[at + 1] ?? "")) at++;
  if (!isOneOf(lower[at] ?? "")) return null;
  const aged = lower[at + 1] === "," && /^\d+$/.test(lower[at + 2] ?? "") && lower[at + 3] === ",";
  const next = lower[aged ? at + 4 : at + 1] ?? "";
  const form = harmWordOf(next)?.form;
  // "Teacher shot dead", "Clerk beaten to death"
  const done = aged ? at + 5 : at + 2;
  const slain =
    /^(?:shot|stabbed|beaten|found|gunned|hacked|burned|burnt|crushed|struck)$/.test(next) &&
    /^(?:dead|down|killed)$|^to death$/.test(
      lower[done] === "to" ? `to ${lower[done + 1]}` : (lower[done] ?? ""),
    );
  const beforeHarm = slain || form === "participle" || form === "subject" || /^(?:dead|among)$/.test(next);
  const paired =
    next === "and" && isPerson(lower[at + 2] ?? "") && harmWordOf(lower[at + 3] ?? "") !== undefined;
  if (!beforeHarm && !paired) return null;
  return mention(lower, i, { ...bareAt(at + 1), noun: "person", group: [i, at + 1] }, ONE);
}

const isOneOf = (word: string): boolean =>
  isPerson(word) &&
  harmWordOf(word) === undefined &&
  !/s$|^(?:people|men|women|children|police|others?|troops|general|national|crew|staff|personnel|elderly)$/.test(
    word,
  );

function isSingular(scene: Scene, phrase: Phrase): boolean {
  // "a grave holding 60 bodies"
  const [from, to] = phrase.group ?? [0, 0];
  for (let k = from; k <= to; k++)
    if (tagAt(scene, k) === "NUM" && k > from && tagAt(scene, k - 1) === "NOUN") return false;
  const head = scene.lower[headOf(scene, phrase)] ?? "";
  return !/^(?:people|men|women|children|troops|others|forces|crew|police|staff|personnel|elderly)$/.test(
    head,
  );
}

function headOf(scene: Scene, phrase: Phrase): number {
  const [from, to] = phrase.group ?? [0, 0];
  for (let i = from; i < to; i++) if (scene.lower[i] === "of") return i - 1;
  return to - 1;
}
