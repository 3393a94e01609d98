import { type Scene, type Trigger, tagAt } from "../scene.js";
import { hasOwnHarm } from "./heads.js";
import { AMONG, BE, harmWordOf, isPerson, words } from "./lexicon.js";

/** Makes the trigger of the harm word that is looked at. */
export type Make = (side: Trigger["side"], changes?: Partial<Trigger>) => Trigger;

const TAKES_LIVES = words(
  "claim claimed claims claiming cost costs costing took takes taking taken lost lose losing loss lives",
);
const HOLDS = words("take took taken taking takes hold held holding seized");
const SUFFERS = words(
  "sustained sustaining sustain sustains suffered suffering suffer suffers received receiving with incurred nursing have has had",
);
const NOT_A_STATE = words(
  "end heat line zone sea letter weight ringer calm silence link links lock centre center-back",
);

/** "the number of dead rose", whatever the tagger says of the rose. */
const CHANGES = /^(?:rose|rises|fell|falls|climbs|jumps|leaps|drops)$/;

/** Whether "dead", "missing" or "hostage" says what became of somebody. */
export function isState(scene: Scene, i: number, word: string): boolean {
  const { lower, sentence } = scene;
  const next = lower[i + 1] ?? "";
  if (word === "missing") return !/^(?:the|a|an|from|out|his|their|persons?)$/.test(next) || next === "from";
  // "of 64 casualties, 19 were fatal"
  if (word === "fatal") return lower.slice(Math.max(sentence.from, i - 12), i).includes("casualties");
  if (word === "unaccounted") return next === "for";
  if (word === "dead" && isNumberOf(scene, i) && CHANGES.test(next)) return true;
  if (word === "dead" && tagAt(scene, i + 1) === "NOUN" && !isPerson(next) && !/day$/.test(next))
    return false;
  if (word === "dead") return !NOT_A_STATE.has(next) && !(isPerson(next) && !scene.endsAt.has(i));
  if (/^[km]ia$/.test(word)) return true;
  if (word === "homeless") return !isPerson(next);
  return lower.slice(Math.max(sentence.from, i - 8), i).some((one) => HOLDS.has(one));
}

const FINDS = words(
  "recovered found pulled retrieved exhumed discovered unearthed delivered recovers recovering finding identified recover find received taken brought carried counted buried seen dig digging dug hauled fished washed laid arrived collected located stacked stuck handed returned repatriated displayed exchanged saw seeing surfaced floated surface",
);

/** "26 bodies", "the bodies of three miners": not "three bodies of the United Nations urged". */
export function bodies(scene: Scene, i: number, make: Make): Trigger | null {
  const { lower, sentence } = scene;
  const counted = scene.endsAt.get(i);
  const found = lower
    .slice(Math.max(sentence.from, i - 10), Math.min(sentence.to, i + 25))
    .some((one) => FINDS.has(one));
  if (found) return make(lower[i + 1] === "of" && counted === undefined ? "right" : "left");
  if (/^corpse/.test(lower[i] ?? "")) return counted === undefined ? null : make("left");
  const bare = counted?.group === null && lower[counted.from - 1] !== "the" && lower[i] !== "body";
  const verb = lower[BE.has(lower[i + 1] ?? "") ? i + 2 : i + 1] ?? "";
  const lies = LIES.test(verb) || /^(?:ADP|PUNCT)$/.test(tagAt(scene, i + 1));
  return bare && lower[i + 1] !== "of" && (lies || tellsOfHarm(scene, i)) ? make("left") : null;
}

const LIES = /^(?:|lay|lie|lying|stacked|piled|strewn|scattered|arrived|littered|remain|remained)$/;

/** Whether another harm word stands near bodies that nobody is said to have found. */
function tellsOfHarm({ lower, sentence }: Scene, at: number): boolean {
  for (let k = Math.max(sentence.from, at - 12); k < at + 12 && k < sentence.to; k++)
    if (k !== at && (harmWordOf(lower[k] ?? "")?.form ?? "bodies") !== "bodies") return true;
  return false;
}

/** Nobody dies who is sentenced, bored or scared to death. */
const IDIOM = /^(?:sentenced|condemned|scared|bored|worried|frightened|tickled|doomed|talked|flogged)$/;

/** "deaths", "the murder of", "suffered burns". */
export function noun(scene: Scene, i: number, word: string, make: Make): Trigger | null {
  const { lower, sentence } = scene;
  const next = lower[i + 1] ?? "";
  // "two assassination attempts"
  const compound =
    tagAt(scene, i + 1) === "NOUN" && !AMONG.has(next) && !/^(?:toll|yesterday|today)$/.test(next);
  // "40 wounds" counts no people.
  if (scene.endsAt.has(i)) return compound || /^(?:wounds|burns)$/.test(word) ? null : make("left");
  // "17 casualties, of which three were deaths"
  if (BE.has(lower[i - 1] ?? "") && scene.endsAt.has(i - 1) && !/^(?:of|from)$/.test(next))
    return make("left");
  if (word === "death" && next === "toll") return null;
  // "beat two clerks to death": the verb takes them.
  if (word === "death" && lower[i - 1] === "to" && scene.endsAt.has(i - 1)) return null;
  // "hacked to death a farmer and his son"
  if (word === "death" && lower[i - 1] === "to" && scene.startsAt.has(i + 1) && !BE.has(lower[i - 3] ?? ""))
    return make("right", { from: i - 2 });
  if (word === "death" && lower[i - 1] === "to")
    return /(?:ed|shot|beaten|burnt|frozen|put|froze|bled)$/.test(lower[i - 2] ?? "") &&
      !IDIOM.test(lower[i - 2] ?? "")
      ? make("left", { from: i - 2 })
      : null;
  if (/^(?:injur|wounds|burns)/.test(word)) {
    for (let k = i - 1; k >= sentence.from && k > i - 7; k--) {
      if (SUFFERS.has(lower[k] ?? "")) return make("left", { from: k });
      // "sustained various degrees of injury"
      if (lower[k] === "of" && /^(?:degrees?|kinds?|types?|sorts?)$/.test(lower[k - 1] ?? "")) continue;
      if (!/^(?:ADJ|ADV|DET|NOUN|VERB|CCONJ|PUNCT)$/.test(tagAt(scene, k))) break;
    }
    if (/^(?:wounds|burns)$/.test(word)) return scene.startsAt.has(i + 1) ? make("right") : null;
  }
  if (isNumberOf(scene, i)) return make("right", { form: "toll" });
  const listed = next === ":" ? scene.startsAt.get(i + 2) : undefined;
  if (listed !== undefined && hasOwnHarm(scene, listed.to)) return null;
  if (/^(?:of|to|among|amongst|:)$/.test(next)) return make("right");
  if (/^(?:and|or|&)$/.test(next) && harmWordOf(lower[i + 2] ?? "")?.form === "noun") return make("right");
  // "Displacement from the valley has risen to 14,000"
  if (word === "displacement" && lower.slice(i + 1, i + 9).some((one) => MOVES.test(one)))
    return make("right", { form: "toll" });
  return isCounted(scene, i) ? make("right", { form: "toll" }) : make("none");
}

const MOVES =
  /^(?:rose|risen|leapt|jumped|grown|grew|climbed|reached|swelled|swollen|soared|surged|stands|stood)$/;

/** "the number of deaths", "fatalities rose to 12". */
function isCounted(scene: Scene, i: number): boolean {
  const { lower } = scene;
  return (
    /^(?:rose|rise|rises|rising|risen|reached|reach|reaches|climbed|climbs|stood|stands|have|had|has|now|were|increased|increases|at|numbered)$/.test(
      lower[i + 1] ?? "",
    ) || isNumberOf(scene, i)
  );
}

/** Whether "the number of" stands a few words before `i`. */
export function isNumberOf(scene: Scene, i: number): boolean {
  for (let k = i - 1; k > i - 7 && k > scene.sentence.from; k--) {
    const word = scene.lower[k] ?? "";
    if (
      /^(?:of|for)$/.test(word) &&
      /^(?:number|total|count|toll|tally|figure)$/.test(scene.lower[k - 1] ?? "")
    )
      return scene.lower[k - 2] !== "a";
    // "put the number killed at nine"
    if (k === i - 1 && /^(?:number|total)$/.test(word) && scene.lower[k - 1] === "the") return true;
    if (/^[,.;:|]$/.test(word)) return false;
  }
  return false;
}

export function tollHarm(scene: Scene, i: number): Trigger["harm"] {
  const before = scene.lower[i - 1] ?? "";
  const after = scene.lower[i + 1] === "of" ? (harmWordOf(scene.lower[i + 2] ?? "")?.harm ?? null) : null;
  if (after !== null) return after;
  return before === "injury" || before === "wounded"
    ? "injured"
    : before === "casualty"
      ? "casualties"
      : "killed";
}

/** "claimed the lives of", "lost their lives". */
export function lives(scene: Scene, i: number, make: Make): Trigger | null {
  const { lower, sentence } = scene;
  if (/^(?:his|her|their|its)$/.test(lower[i - 1] ?? "") && /^los[te]/.test(lower[i - 2] ?? ""))
    return make("left", { from: i - 2 });
  for (let k = i - 1; k >= sentence.from && k > i - 10; k--) {
    // "cost half a million people their lives"
    if (/^cost/.test(lower[k] ?? "") && lower[i - 1] === "their" && scene.endsAt.has(i - 1))
      return make("left", { from: i - 1 });
    if (TAKES_LIVES.has(lower[k] ?? ""))
      return scene.endsAt.has(i) || lower[i - 1] === "'s"
        ? make("left", { from: lower[i - 1] === "'s" ? i - 1 : i })
        : lower[i + 1] === "of"
          ? make("right")
          : null;
  }
  return scene.endsAt.has(i) &&
    /^(?:were|have|had)$/.test(lower[i + 1] ?? "") &&
    /^(?:lost|been|claimed)$/.test(lower[i + 2] ?? "")
    ? make("left")
    : null;
}
