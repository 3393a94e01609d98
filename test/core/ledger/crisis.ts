import type { ArticleInput } from "../../../src/core/article.js";
import type { DeskProfile } from "../../../src/core/desk-profile.js";

/**
 * Six days in Orsania, which does not exist: an airstrike on Merrin, shelling at Tarsk, a flood at Hallow Bay. Five
 * publishers report; one of them, Northern Wire, is an agency whose text the others print. Tolls go up and down, an
 * army denies, a paper corrects itself. 1 June 2032 is a Tuesday.
 */
export const names: DeskProfile["names"] = [
  { name: "Orsania", kind: "place", also: ["Orsanian"] },
  { name: "Merrin", kind: "place", also: ["Merrine"] },
  { name: "Tarsk", kind: "place", also: [] },
  { name: "Hallow Bay", kind: "place", also: [] },
  { name: "Port Ash", kind: "place", also: [] },
  { name: "Orsanian Army", kind: "group", also: [], party: true },
  { name: "Free Vale Front", kind: "group", also: ["FVF"], party: true },
  { name: "Civil Guard", kind: "group", also: [] },
  { name: "Vale Monitor", kind: "group", also: [] },
  { name: "Flood Office", kind: "group", also: [] },
];

type Publisher = "Northern Wire" | "Harbour Courier" | "The Lantern" | "Radio Vale" | "Inland Post";

/** One report: the publisher, when, and its sentences. The id is made of both. */
function report(source: Publisher, published: string, ...sentences: readonly string[]): ArticleInput {
  const initials = source.replace(/[^A-Z]/g, "").toLowerCase();
  return {
    id: `${initials}-${published.slice(8, 10)}${published.slice(11, 13)}`,
    source,
    published,
    text: sentences.join(" "),
  };
}

/** What an agency sends to everybody, as each of its customers prints it. */
function reprints(
  publishers: readonly Publisher[],
  hour: string,
  ...sentences: readonly string[]
): ArticleInput[] {
  return publishers.map((source, i) => report(source, `${hour}:${10 * (i + 1)}:00Z`, ...sentences));
}

export const articles: readonly ArticleInput[] = [
  // Tuesday 1 June: the strike, by the agency; two papers print its text.
  ...reprints(
    ["Northern Wire", "Harbour Courier", "The Lantern"],
    "2032-06-01T09",
    "At least five people were killed in an airstrike on the covered market of Merrin early on Tuesday.",
    "Eleven people were wounded in the airstrike on Merrin, the Civil Guard said.",
    "Smoke stood over the roofs of the town until noon.",
  ),
  // The same day a count of its own by a radio station, and the flood.
  report(
    "Radio Vale",
    "2032-06-01T18:00:00Z",
    "An airstrike on Merrin on Tuesday killed six civilians, the Civil Guard told Radio Vale.",
  ),
  report(
    "Inland Post",
    "2032-06-01T20:00:00Z",
    "A flood at Hallow Bay killed three people on Tuesday and left seven missing, the Flood Office said.",
    "No casualties were reported in Port Ash.",
  ),
  // Wednesday: the toll rises; the army denies; another count, with its parts; shelling at Tarsk.
  report(
    "Northern Wire",
    "2032-06-02T08:00:00Z",
    "The death toll of the airstrike on Merrin has risen to nine from six, the Civil Guard said.",
    "The conflict between the army and the Front has killed more than 4,000 people since 2028.",
  ),
  report(
    "The Lantern",
    "2032-06-02T12:00:00Z",
    "No civilians were killed in the airstrike on Merrin, the Orsanian Army said on Wednesday.",
  ),
  report(
    "Harbour Courier",
    "2032-06-02T16:00:00Z",
    "Tuesday's airstrike on Merrin killed ten civilians, including three children, according to the Vale Monitor.",
    "Shelling of Tarsk killed four soldiers on Wednesday, the Orsanian Army said.",
  ),
  report(
    "Radio Vale",
    "2032-06-02T19:00:00Z",
    "Shelling of Tarsk on Wednesday killed seven soldiers, the Free Vale Front said.",
  ),
  // Thursday: the flood's toll rises; the paper's first figure of the missing was wrong, and is corrected.
  report(
    "Inland Post",
    "2032-06-03T07:00:00Z",
    "The flood at Hallow Bay has killed eight people, the Flood Office said on Thursday.",
    "Some 1,200 people have fled from the flood at Hallow Bay.",
  ),
  {
    ...report(
      "Inland Post",
      "2032-06-01T20:00:00Z",
      "A flood at Hallow Bay killed three people on Tuesday and left five missing, the Flood Office said.",
      "No casualties were reported in Port Ash.",
    ),
    updated: "2032-06-03T08:00:00Z",
  },
  // Friday: a body was counted twice; the Monitor stays with its count.
  report(
    "Northern Wire",
    "2032-06-04T10:00:00Z",
    "The Civil Guard said on Friday that the death toll of the airstrike on Merrin had fallen to eight.",
  ),
  report(
    "The Lantern",
    "2032-06-04T15:00:00Z",
    "Tuesday's airstrike on Merrin killed ten civilians, the Vale Monitor said again.",
    "The shelling also caused casualties among the herdsmen of the hills.",
  ),
  // Sunday: a second strike on the same town is another event.
  report(
    "Radio Vale",
    "2032-06-06T09:00:00Z",
    "An airstrike on Merrin killed two civilians on Sunday, the Civil Guard said.",
  ),
];
