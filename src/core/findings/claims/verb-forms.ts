const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  say: ["say", "says", "said", "saying"],
  tell: ["tell", "tells", "told", "telling"],
  write: ["write", "writes", "wrote", "written", "writing"],
  think: ["think", "thinks", "thought", "thinking"],
  find: ["find", "finds", "found"],
  see: ["sees", "saw"],
  read: ["read", "reads"],
  begin: ["began", "begins"],
  swear: ["swear", "swears", "swore", "swearing"],
  show: ["show", "shows", "showed", "shown", "showing"],
  foresee: ["foresee", "foresees", "foresaw", "foreseen"],
  speak: ["speak", "speaks", "spoke", "speaking", "spoken"],
  understand: ["understood"],
  consider: ["considered"],
  forecast: ["forecast", "forecasts", "forecasting", "forecasted"],
  put: ["put", "puts", "putting"],
  set: ["set", "sets", "setting"],
  hit: ["hit", "hits", "hitting"],
  beg: ["beg", "begs", "begged", "begging"],
  cast: ["cast", "casts", "casting"],
  sing: ["sing", "sings", "sang", "sung", "singing"],
  lay: ["lay", "lays", "laid", "laying"],
  spell: ["spell", "spells", "spelled", "spelt", "spelling"],
  shoot: ["shoot", "shoots", "shot", "shooting"],
};
const DOUBLED = new Set([
  "refer",
  "rebut",
  "quip",
  "dub",
  "slam",
  "brag",
  "admit",
  "blog",
  "rip",
  "rap",
  "beg",
]);

/** All forms of a verb. */
export function formsOf(lemma: string): readonly string[] {
  const irregular = IRREGULAR[lemma];
  if (irregular) return irregular;
  if (/[^aeiou]y$/.test(lemma)) {
    const stem = lemma.slice(0, -1);
    return [lemma, `${stem}ies`, `${stem}ied`, `${lemma}ing`];
  }
  if (lemma.endsWith("e")) return [lemma, `${lemma}s`, `${lemma}d`, `${lemma.slice(0, -1)}ing`];
  const stem = DOUBLED.has(lemma) ? lemma + lemma.slice(-1) : lemma;
  const third = /(?:s|sh|ch|x|z)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
  return [lemma, third, `${stem}ed`, `${stem}ing`];
}
