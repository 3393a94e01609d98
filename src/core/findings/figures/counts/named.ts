import { firstIndex } from "../../../binary-search.js";
import { insert, type Mention, type Scene, type Trigger, tagAt, unclaimed } from "../scene.js";
import { beforeVerbGroup } from "../victims/triggers.js";
import { harmWordOf, words } from "../words/lexicon.js";

/** Names with one of these words are of groups and places, whatever the tagger says. */
const NOT_A_PERSON = words(
  "army forces force state front brigade party militia group government ministry city village province camp airport islamic democratic united national republic council division battalion police union company street river war day state-run observatory network agency hospital department office bureau authority commission committee corps navy guard civil security court association federation institute university school college church bank service services society",
);

/** Adds the people who are named rather than counted: "Samira Vol was killed", "killing Karim Vol". */
export function collectNamed(scene: Scene): void {
  const byEnd = new Map<number, number>();
  const byStart = new Map<number, number>();
  for (const [from, to] of personNames(scene)) {
    byEnd.set(to, from);
    byStart.set(from, to);
  }
  if (byEnd.size === 0) return;
  for (const trigger of scene.triggers) {
    if (trigger.harm !== "killed" && trigger.harm !== "injured") continue;
    const found = trigger.side === "left" ? subject(scene, trigger, byEnd) : object(scene, trigger, byStart);
    if (found !== null) insertFree(scene, found);
  }
}

function* personNames(scene: Scene): Generator<[number, number]> {
  const { names } = scene.reading;
  const low = firstIndex(names.length, (index) => (names[index]?.from ?? 0) < scene.sentence.from);
  for (let i = low; i < names.length; i++) {
    const name = names[i];
    if (name === undefined || name.from >= scene.sentence.to) return;
    if (name.kind === "place" || name.kind === "group" || name.to - name.from < 2) continue;
    // "the Department of Security"
    let person = scene.lower[name.from - 1] !== "the";
    for (let k = name.from; k < name.to; k++) {
      const word = scene.lower[k] ?? "";
      if (NOT_A_PERSON.has(word) || harmWordOf(word) !== undefined) person = false;
    }
    if (person) yield [name.from, name.to];
  }
}

function subject(scene: Scene, trigger: Trigger, byEnd: ReadonlyMap<number, number>): Mention | null {
  const before = beforeVerbGroup(scene, trigger.from);
  const verb = scene.lower[before + 1] ?? "";
  const single = verb === "was" || verb === "has" || trigger.form === "subject";
  const to = scene.lower[before] === "," ? beforeAge(scene, before) : before + 1;
  const from = byEnd.get(to);
  if (!single || from === undefined || scene.endsAt.has(to)) return null;
  // The last of a list of names is not the whole subject.
  return /^(?:and|,|of|by)$/.test(scene.lower[from - 1] ?? "") ? null : one(from, to);
}

/** "Samira Vol, 45, was": where the name ends. */
function beforeAge(scene: Scene, comma: number): number {
  return /^\d{1,3}$/.test(scene.lower[comma - 1] ?? "") && scene.lower[comma - 2] === "," ? comma - 2 : comma;
}

function object(scene: Scene, trigger: Trigger, byStart: ReadonlyMap<number, number>): Mention | null {
  if (trigger.form !== "active" && trigger.form !== "participle") return null;
  const to = byStart.get(trigger.to);
  if (to === undefined || scene.startsAt.has(trigger.to)) return null;
  return /^(?:NOUN|PROPN|PART)$/.test(tagAt(scene, to)) || scene.lower[to] === "'s"
    ? null
    : one(trigger.to, to);
}

const one = (from: number, to: number): Mention => single(from, to, [from, to], true);

const ONE = { low: 1, high: 1, bound: "exact", vague: false } as const;

/** One person, by name or by a noun. */
export function single(from: number, to: number, group: readonly [number, number], named: boolean): Mention {
  return unclaimed(from, to, ONE, { group, named });
}

/** Puts a phrase among the others where it stands, unless it overlaps with one. */
export function insertFree(scene: Scene, found: Mention): void {
  if (!scene.mentions.some((one) => one.from < found.to && found.from < one.to)) insert(scene, found);
}
