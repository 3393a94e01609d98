import { type Scene, tagAt } from "../scene.js";
import { MODALS, words } from "../words/lexicon.js";

/** "the only person to die", "the sole guard to be killed": that one did. */
export function isOnlyOne({ lower, endsAt }: Scene, i: number): boolean {
  const to = lower[i - 1] === "be" ? i - 2 : i - 1;
  const one = lower[to] === "to" ? endsAt.get(to) : undefined;
  return (
    one !== undefined && lower[one.from] === "the" && /^(?:only|sole|lone)$/.test(lower[one.from + 1] ?? "")
  );
}

const BARE = words(
  "kill murder injure wound maim displace capture arrest detain kidnap abduct die perish slay",
);

/** "plotted to arm guards and kill two ministers": a bare verb goes with the "to" or "will" of the one before. */
export function isMeantToo(scene: Scene, i: number): boolean {
  const { lower, sentence } = scene;
  if (!BARE.has(lower[i] ?? "") || !/^(?:and|or)$/.test(lower[i - 1] ?? "")) return false;
  for (let k = i - 2; k >= sentence.from && k > i - 14; k--) {
    const word = lower[k] ?? "";
    if (MODALS.has(word)) return true;
    if (word === "to" && tagAt(scene, k + 1) === "VERB")
      return !/^(?:managed|went|going|continued|proceeded|helped|on)$/.test(lower[k - 1] ?? "");
    if (/^[,;:|]$/.test(word)) return false;
  }
  return false;
}

/** "ordered the execution of 30 captives", "called for the arrest of two ministers" */
export function isWanted(scene: Scene, i: number): boolean {
  const { lower } = scene;
  if (lower[/^["”]$/.test(lower[i + 1] ?? "") ? i + 2 : i + 1] !== "of") return false;
  // "ordered the "provisional arrest" of"
  let at = i - 1;
  while (at > i - 5 && (/^(?:the|an?|"|“)$/.test(lower[at] ?? "") || tagAt(scene, at) === "ADJ")) at--;
  return (
    /^(?:order|demand|seek|sought|urg|plott|request)/.test(lower[at] ?? "") ||
    (lower[at] === "for" && /^call/.test(lower[at - 1] ?? ""))
  );
}

/** "will investigate the murder of two clerks": the deed is done, whatever is still to come of it. */
export function isNamedDeed(scene: Scene, i: number): boolean {
  const { lower, sentence } = scene;
  if (lower[i + 1] !== "of" || lower[i - 1] !== "the") return false;
  const counted = scene.startsAt.has(i + 2) || scene.startsAt.has(i + 3);
  if (!counted && !/s$/.test(lower[i] ?? "")) return false;
  for (let k = i - 2; k >= sentence.from && k > i - 8; k--)
    if (
      /^(?:caus|lead|led|result|mean|bring|prevent|avoid|avert|plan|plot|order|risk|seek|demand|call|urg|want|warrant|threat|sought|if$)/.test(
        lower[k] ?? "",
      )
    )
      return false;
  return true;
}
