/** What happens in Anselby, of which everything is invented. */

/** A Wednesday. */
export const BEGINNING = "2031-03-05T16:00:00Z";
/** When the digest comes. */
export const MORNING = "2031-03-06T07:00:00Z";

export const DESK_FILE = `name: harbour
command: harbour
title: Harbour desk
names:
  - { name: Anselby, kind: place }
  - { name: Ilo Marr, kind: person, also: [Marr] }
  - { name: Harbour Guard, kind: group, also: [HG] }
  - { name: Pilots' Union, kind: group }
`;

/** A file of the desk's folder. */
export interface File {
  readonly name: string;
  readonly content: string;
}

export const FLOOD = article("flood", {
  title: "Three dead in flood at Anselby",
  published: "2031-03-05T08:00:00Z",
  text: `Three people were killed in the flood at Anselby on Wednesday, the Harbour Guard said.

"Nobody had closed the gate of the lock," said Ilo Marr, who heads the guard.`,
});

const TOLL = "Five people were killed in the flood at Anselby on Wednesday, the Harbour Guard said.";
const OF_TOLL = { title: "Toll of Anselby flood rises", published: "2031-03-05T16:04:00Z" };

export const RISE = article("toll", { ...OF_TOLL, text: TOLL });

/** The same article, corrected. */
export const CORRECTION = article("toll", { ...OF_TOLL, text: TOLL.replace("Five", "Four") });

export const DENIAL = article("union", {
  title: "Pilots speak of the gate",
  published: "2031-03-05T16:05:00Z",
  text: "The Pilots' Union denied that the gate of the lock had been open.",
});

function article(
  id: string,
  { title, published, text }: { readonly title: string; readonly published: string; readonly text: string },
): File {
  const front = `title: "${title}"\nsource: Anselby Post\nurl: https://post.example/${id}\npublished: ${published}`;
  return { name: `${id}.md`, content: `---\n${front}\n---\n${text}\n` };
}
