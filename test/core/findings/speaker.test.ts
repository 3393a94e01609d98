import { describe, expect, it } from "vitest";
import { SpeakerResolver } from "../../../src/core/findings/claims/speaker/resolver.js";
import { View } from "../../../src/core/findings/claims/view.js";
import { NameBook } from "../../../src/core/reading/names.js";
import { read, splitWords } from "../../../src/core/reading/reading.js";

type Row = readonly [text: string, ...speakers: (string | null)[]];

/** The speakers of the sources that stand in braces, in text order. Lines are paragraphs. */
function speakersIn(marked: string, book?: NameBook): (string | null)[] {
  const spans: { start: number; end: number }[] = [];
  let text = "";
  for (const part of marked.replaceAll("\n", "\n\n").split(/(\{[^}]*\})/)) {
    const source = part.startsWith("{");
    const words = source ? part.slice(1, -1) : part;
    if (source) spans.push({ start: text.length, end: text.length + words.length });
    text += words;
  }
  const view = new View(read({ text }, book));
  const resolver = new SpeakerResolver(view);
  return spans.map(({ start, end }) => {
    const from = view.tokenAt(start);
    const sentence = view.reading.sentences[view.sentenceOf(from)];
    return sentence ? resolver.resolve({ from, to: view.tokenAt(end) }, sentence) : null;
  });
}

function caseOf([text, ...expected]: Row): { text: string; expected: (string | null)[] } {
  return { text, expected };
}

function speakers(phenomenon: string, rows: readonly Row[]): void {
  describe(phenomenon, () => {
    it.each(rows.map(caseOf))("$text", ({ text, expected }) => {
      expect(speakersIn(text)).toEqual(expected);
    });
  });
}

speakers("a surname is the full name that came before", [
  ["{Ulla Drent} said it was late. {Drent} said it was dark.", "Ulla Drent", "Ulla Drent"],
  ["Mirel Tashvenko arrived on Monday.\n{Tashvenko} said it was late.", "Mirel Tashvenko"],
  ["{Mr. Eskarra} said no. A day later {Tobin Eskarra} said yes.", "Eskarra", "Tobin Eskarra"],
  ["{Ulla van Meel} said so. {Meel} said no.", "Ulla van Meel", "Ulla van Meel"],
  ["{Lorena Paz Akin} said so. {Paz Akin} said no more.", "Lorena Paz Akin", "Lorena Paz Akin"],
  ["Tobin Green runs the mill. {Green} said it was shut.", "Tobin Green"],
  ["Sela Drent-Okor runs the mill. {Drent-Okor} said it was shut.", "Sela Drent-Okor"],
]);

speakers("two people of one surname", [
  ["Ulla Drent and her brother Marko Drent run the mill. {Drent} said it was shut.", "Drent"],
  ["Ulla Drent and Marko Drent run the mill. {Ms. Drent} said it was shut.", "Ulla Drent"],
  ["Ulla Drent and Marko Drent run the mill. {Mr. Drent} said it was shut.", "Marko Drent"],
  ["Ulla Drent runs the mill. {Drent} said it was shut. Marko Drent left.", "Ulla Drent"],
]);

speakers("titles are no part of a name", [
  ["{Mr. Tobin Eskarra} said so.", "Tobin Eskarra"],
  ["{Interior Minister Mirel Tashvenko} said so.", "Mirel Tashvenko"],
  ["{Karvanian President Tobin Eskarra} said so.", "Tobin Eskarra"],
  ["Tobin Eskarra fell ill. {Mr. Eskarra} said so.", "Tobin Eskarra"],
  ["{Port chief Ulla Drent} said so.", "Ulla Drent"],
]);

speakers("what a phrase holds besides the name", [
  ["{Ulla Drent, head of the port authority,} said so.", "Ulla Drent"],
  ["{Ulla Drent of the port authority} said so.", "Ulla Drent"],
  ["{The interior minister, Mirel Tashvenko,} said so.", "Mirel Tashvenko"],
  ["{The head of the union in Quelmar, Ulla Drent,} said so.", "Ulla Drent"],
  ["{His partner, Ulla Drent,} said so.", "Ulla Drent"],
  ["Tobin Eskarra is ill. {Eskarra's spokesman} said so.", "Eskarra's spokesman"],
  ["Tobin Eskarra is ill. {Eskarra supporters} said so.", "Eskarra supporters"],
  ["Tobin Eskarra is ill. {Eskarra's statement} said so.", "Tobin Eskarra"],
  ["{Ulla Drent and Tobin Eskarra} said so.", "Ulla Drent and Tobin Eskarra"],
]);

speakers("a pronoun is whoever the text is about", [
  ["{Ulla Drent} said it was late. {She} said it was dark.", "Ulla Drent", "Ulla Drent"],
  ['Ulla Drent praised Sela Okor.\n"It is done," {she} said.', "Ulla Drent"],
  ["Ulla Drent said {she} would resign.", "Ulla Drent"],
  ['Tobin Eskarra spoke.\n"It is done."\n"It is shut," {he} said.', "Tobin Eskarra"],
  ["Tobin Eskarra spoke of Marko Drent's plan. {He} said it was dear.", "Tobin Eskarra"],
  ["{Tobin Eskarra} spoke.\nMarko Drent disagreed. {He} said no.", "Tobin Eskarra", "Marko Drent"],
  ["Tobin Eskarra spoke first. According to Marko Drent, it is shut. {He} said why.", "Marko Drent"],
  ['"It is shut," said Marko Drent. "It was dear," {he} added.', "Marko Drent"],
  ['Tobin Eskarra spoke. "I like Marko Drent," {he} said.', "Tobin Eskarra"],
  ["Results came for the baker Marko Drent.\n“I am glad,” {he} said.", "Marko Drent"],
  ["For Marko Drent, it is over. {He} said so.", "Marko Drent"],
  ["Ulla Drent, whom {she} admires, is away. Sela Okor is here.", null],
]);

speakers("the gender tells people apart", [
  ["Ulla Drent met Tobin Eskarra. {He} said it was late. {She} said no.", "Tobin Eskarra", "Ulla Drent"],
  ["Mr. Quell met Ms. Orvan. {She} said it was late.", "Orvan"],
  ["Actress Zil Quell met actor Tobin Orvan. {She} said it was late.", "Zil Quell"],
  ["Spokeswoman Ash Quell and Tobin Orvan left. {She} said it was late.", "Ash Quell"],
  ["Zil Quell, a mother of two, met Tobin Orvan. {She} said no.", "Zil Quell"],
  ["{Ulla Drent} said so. {He} said no.", "Ulla Drent", null],
]);

speakers("an article's own pronouns tell the gender of a name", [
  [
    "Zil Quell said she would stay.\nArl Orvan said he would go.\nQuell and Orvan met. {She} said it was late.",
    "Zil Quell",
  ],
  ["Zil Quell said he was ill.\nUlla Drent called. {She} said it was late.", "Ulla Drent"],
]);

speakers("whoever two fit stays open", [
  ["Ulla Drent and Anna Okor came. {She} said it was late.", null],
  ["Pavel Eskarra and Marko Drent met. {He} said it was late.", null],
  ["The pier was closed. {He} said it was unsafe.", null],
  ["The pier was closed. {She} said it was unsafe. Ulla Drent came.", null],
  [`Ulla Drent came. ${"The river is deep. ".repeat(15)}{She} said it was late.`, null],
]);

speakers("somebody unnamed takes a pronoun too", [
  ["Tobin Eskarra left. A police officer said it was late. {He} said why.", "police officer"],
  ["A justice official said so. {The official} said why.", "justice official"],
  ["{A justice official} said so.", "justice official"],
]);

speakers("a description is who was introduced by it", [
  ["Interior Minister Mirel Tashvenko came. {The minister} said so.", "Mirel Tashvenko"],
  ["Mirel Tashvenko, the interior minister, came. {The minister} said so.", "Mirel Tashvenko"],
  ["Mirel Tashvenko is the mayor of Quelmar. {The mayor} said so.", "Mirel Tashvenko"],
  ["The baker Marko Drent came. {The baker} said so.", "Marko Drent"],
  ["Marko Drent, 34, came. {The 34-year-old} said so.", "Marko Drent"],
  ["{The mayor} said so.\nMayor Ulla Drent came.", "Ulla Drent"],
]);

speakers("a description stays as written", [
  ["Mayor Ulla Drent came. {The former mayor} said so.", "former mayor"],
  ["Mayor Ulla Drent came. {The mayor of Sennet} said so.", "mayor of Sennet"],
  ["Geologist Ulla Drent came. {The report's author} said so.", "report's author"],
  ["Witnesses said the plane had exploded. {The airline} said it had not.", "airline"],
  ["{The minister} said so.", "minister"],
  ["Prime Minister Ulla Drent came. {The minister} said so.", "minister"],
  ["Interior Minister Ulla Drent came. {The finance minister} said so.", "finance minister"],
  ["Mayor Ulla Drent met Mayor Tobin Eskarra. {The mayor} said so.", "mayor"],
  ["{Some voters} said so.", "Some voters"],
  ["Vice President Ulla Drent came. {The president} said so.", "president"],
]);

speakers("possessives", [
  ["Ulla Drent left. {Her} claim that it was dark was wrong.", "Ulla Drent"],
  ["Tobin Eskarra left. {His statement} said it was dark.", "Tobin Eskarra"],
  ["Tobin Eskarra left. {His office} said it was dark.", "His office"],
  ["{Their} claim that it was dark was wrong.", null],
]);

speakers("relative pronouns", [
  ["Ulla Drent, {who} said it was late, left.", "Ulla Drent"],
  ["The baker {who} said it was late left.", "baker"],
  ["The Port Authority, {which} said it was late, closed.", "Port Authority"],
]);

speakers("institutions and groups", [
  ["The Port Authority said it was late. {It} said why.", "Port Authority"],
  ["The ministry said it was late. {It} said why.", "ministry"],
  ["{The port authority} said it was late.", "port authority"],
  ["Residents said it was late. {They} said why.", "Residents"],
  ["Residents left and farmers came. {They} said why.", null],
  ["The council ruled and the ministry agreed. {It} said why.", null],
  ["Ulla Drent said it was late. {They} said why.", null],
  ["Veltrane, a shipping company, said it was late. {The company} said why.", "Veltrane"],
  ["{The company} said it was late.", "company"],
]);

speakers("the first person is whoever says the quotation", [
  ['"{I} said it was late," Ulla Drent recalled.', "Ulla Drent"],
  ['Ulla Drent said: "{I} told him no."', "Ulla Drent"],
  ["{I} said it was late.", null],
  ['"{We} said it was late," Ulla Drent recalled.', null],
]);

describe("a desk's names", () => {
  const book = new NameBook(
    [
      { name: "Karim al-Dorr", kind: "person", also: ["Dorr"] },
      { name: "Quelmar", kind: "place", also: [] },
      { name: "Shield Front", kind: "group", also: ["the Shield"] },
    ],
    splitWords,
  );
  const rows: Row[] = [
    ["{Dorr} said so. {He} said why.", "Karim al-Dorr", "Karim al-Dorr"],
    ["{The Shield} said so.", "Shield Front"],
    ["{Quelmar} said so.", "Quelmar"],
    ["{Dorr loyalists} said so.", "Dorr loyalists"],
  ];
  it.each(rows.map(caseOf))("$text", ({ text, expected }) => {
    expect(speakersIn(text, book)).toEqual(expected);
  });
});

describe("a resolver", () => {
  it("gives the same names in whatever order it is asked", () => {
    const text = "Ulla Drent met Tobin Eskarra. He said it was late. She said no.";
    const view = new View(read({ text }));
    const tokens = [text.indexOf("He "), text.indexOf("She ")].map((offset) => view.tokenAt(offset));
    const namesOf = (asked: readonly number[]): (string | null)[] => {
      const resolver = new SpeakerResolver(view);
      return asked.map((from) => resolver.resolve({ from, to: from + 1 }));
    };
    expect(namesOf(tokens)).toEqual(["Tobin Eskarra", "Ulla Drent"]);
    expect(namesOf([...tokens].reverse())).toEqual(["Ulla Drent", "Tobin Eskarra"]);
  });

  it("takes time in proportion to the text", () => {
    const sentence = "Ulla Drent, the mayor, said he met the minister. It said they left. ";
    const view = new View(read({ text: sentence.repeat(4_000) }));
    const start = performance.now();
    const resolver = new SpeakerResolver(view);
    for (let from = 0; from < view.reading.tokens.count; from++) resolver.resolve({ from, to: from + 1 });
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
