/** Countries with the adjectives and short forms that mean them, for desks whose desk.yaml does not list them. */
const TABLE = [
  "u.s.|united states|america|american|usa",
  "u.k.|united kingdom|britain|british",
  "e.u.|european union",
  "u.n.|united nations",
  "afghanistan|afghan",
  "australia|australian",
  "canada|canadian",
  "china|chinese",
  "egypt|egyptian",
  "france|french",
  "germany|german",
  "greece|greek",
  "india|indian",
  "iran|iranian",
  "iraq|iraqi",
  "ireland|irish",
  "israel|israeli",
  "italy|italian",
  "japan|japanese",
  "jordan|jordanian",
  "kuwait|kuwaiti",
  "lebanon|lebanese",
  "libya|libyan",
  "mexico|mexican",
  "pakistan|pakistani",
  "palestine|palestinian",
  "poland|polish",
  "qatar|qatari",
  "russia|russian",
  "saudi arabia|saudi",
  "spain|spanish",
  "sudan|sudanese",
  "syria|syrian",
  "turkey|turkish|türkiye",
  "ukraine|ukrainian",
  "yemen|yemeni",
  "kurds|kurd|kurdish",
];

const bySpelling = new Map<string, readonly string[]>();
for (const row of TABLE) {
  const spellings = row.split("|");
  for (const one of spellings) bySpelling.set(one, spellings);
  bySpelling.set(`${spellings.at(-1)}s`, spellings);
}
bySpelling.set("us", bySpelling.get("u.s.") ?? []);
bySpelling.set("uk", bySpelling.get("u.k.") ?? []);
bySpelling.set("eu", bySpelling.get("e.u.") ?? []);
bySpelling.set("un", bySpelling.get("u.n.") ?? []);

/**
 * What else a country's name in a question may be written as, with how many of the words it takes up; undefined
 * where the words at `at` name none. `written` keeps its case: "us" is a country only in capitals.
 */
export function demonymsAt(
  written: readonly string[],
  at: number,
): { spellings: readonly string[]; length: number } | undefined {
  const first = written[at] ?? "";
  const pair = `${first} ${written[at + 1] ?? ""}`.toLowerCase();
  const two = bySpelling.get(pair);
  if (two) return { spellings: two, length: 2 };
  if (/^(?:us|un|eu|uk)$/.test(first)) return undefined;
  const one = bySpelling.get(first.toLowerCase());
  return one && { spellings: one, length: 1 };
}
