import { type PartOfSpeech, partsOfSpeech } from "../../../reading/tag.js";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Words with a grammatical job, which stand for themselves; any other word stands for its class. */
const FUNCTION_WORDS = words(
  "a an the this that these those some any no every each all both either neither another such what which who whom whose " +
    "i you he she it we they me him her us them my your his its our their one there here himself herself itself themselves myself " +
    "and or but nor so yet for of in on at to from by with about against as into over under after before during since until " +
    "than like through without within between among near toward towards upon per via despite because if unless while whereas " +
    "although though whether when where why how not n't never no only also just even still now then again too very more most " +
    "be is are was were been being am 's 're 've 'll 'd 'm have has had having do does did will would can could shall should " +
    "may might must let get got going go went out up down off back " +
    "if said yes no please according",
);
const PERSON_NOUNS = words(
  "man woman person people official officials spokesman spokeswoman spokesperson spokesmen minister president leader leaders " +
    "director chief head mayor governor senator judge officer officers police analyst analysts expert experts professor author " +
    "lawyer lawyers attorney witness witnesses resident residents source sources aide aides adviser advisers advisor commander " +
    "general critic critics supporter supporters opponent opponents researcher researchers scientist scientists doctor doctors " +
    "teacher driver owner manager coach player voter voters candidate candidates activist activists diplomat diplomats " +
    "ambassador envoy lawmaker lawmakers member members rebel rebels soldier soldiers fighter fighters father mother son " +
    "daughter wife husband brother sister friend friends family neighbor neighbour neighbors neighbours student students " +
    "editor reporter reporters journalist journalists columnist host anchor writer chairman chairwoman executive farmer " +
    "prosecutor prosecutors investigator investigators representative representatives strategist strategists organizer others " +
    "many men women colleagues observers authorities pollster commentator negotiator negotiators secretary prince king queen",
);
const DOCUMENT_NOUNS = words(
  "report reports statement statements letter poll polls survey surveys study studies article articles document documents " +
    "tweet tweets post posts email emails memo book paper papers data records figures analysis release speech interview " +
    "video ad ads message filing complaint lawsuit editorial column story website transcript affidavit research results press " +
    "account accounts review sign headline comment comments remarks magazine newspaper news media outlet network",
);
const GROUP_NOUNS = words(
  "government ministry army military department agency office campaign party group groups company organization organisation " +
    "committee court council commission union forces administration opposition team bank board university hospital center " +
    "centre institute association bureau congress parliament house embassy state country coalition movement militia league side",
);
const TIME_NOUNS = words(
  "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september " +
    "october november december today yesterday tomorrow tonight morning afternoon evening night week weekend month year years " +
    "day days hour hours earlier later ago recently",
);

/** Whether a noun stands for a person. */
export function isPersonNoun(word: string): boolean {
  return PERSON_NOUNS.has(word);
}

/** Whether a noun may stand for somebody, or something, that speaks. */
export function isSpeakingNoun(word: string): boolean {
  return PERSON_NOUNS.has(word) || DOCUMENT_NOUNS.has(word) || GROUP_NOUNS.has(word);
}

const codes = new Map<string, number>();

/** A small number for a label, the same in every run: FNV-1a, 20 bits. */
export function code(label: string): number {
  const known = codes.get(label);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
  const folded = (hash ^ (hash >>> 12)) & 0xfffff;
  if (codes.size < 4_096) codes.set(label, folded);
  return folded;
}

/** Words with a class of their own, whatever their tag. */
const FIXED: ReadonlyMap<string, number> = new Map([
  ...[...GROUP_NOUNS].map((word) => [word, code("group")] as const),
  ...[...PERSON_NOUNS].map((word) => [word, code("person")] as const),
  ...[...TIME_NOUNS].map((word) => [word, code("time")] as const),
  ...[...FUNCTION_WORDS].map((word) => [word, code(word)] as const),
]);
const DOCUMENT = code("document");
const MARK = code("mark");

/** The classes of all other words: by tag, ending, capital and whether it is a cue. */
const OTHERS = new Map(
  partsOfSpeech.map((tag) => [
    tag,
    ["", "ing", "ed", "s", "ly"].flatMap((ending) =>
      [`${tag}${ending}`, `${tag}^${ending}`, `cue${tag}${ending}`].map((label) => code(label)),
    ),
  ]),
);

/**
 * What a token is to the model: a function word or mark as it stands, any other word by its part of speech, its
 * ending and a few kinds of noun. No name and no topic word gets through.
 */
export function classOf(
  word: string,
  tag: PartOfSpeech,
  capital: boolean,
  cues: { readonly words: ReadonlySet<string> },
): number {
  const fixed = FIXED.get(word);
  if (fixed !== undefined) return fixed;
  if (tag === "PUNCT" || tag === "SYM") return word.length <= 2 ? code(word) : MARK;
  if (tag === "PROPN") return OTHERS.get(tag)?.[0] ?? 0;
  if (tag !== "VERB" && DOCUMENT_NOUNS.has(word)) return DOCUMENT;
  const ending = tag === "VERB" ? verbEnding(word) : word.endsWith("ly") ? 4 : 0;
  const kind = cues.words.has(word) ? 2 : capital ? 1 : 0;
  return OTHERS.get(tag)?.[ending * 3 + kind] ?? 0;
}

function verbEnding(word: string): number {
  if (word.endsWith("ing")) return 1;
  if (word.endsWith("ed") || word.endsWith("en")) return 2;
  return word.endsWith("s") ? 3 : 0;
}
