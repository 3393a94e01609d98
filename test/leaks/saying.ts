import { discordCapacity } from "../../src/adapters/discord/capacity.js";
import { payloadOf as discordPayload } from "../../src/adapters/discord/messages.js";
import { slackCapacity } from "../../src/adapters/slack/capacity.js";
import { payloadOf as slackPayload } from "../../src/adapters/slack/messages.js";
import { csvRow } from "../../src/adapters/terminal/csv.js";
import { timelineToMachine, toJsonLine, toMachine } from "../../src/adapters/terminal/machine.js";
import { renderAnswer, renderTimeline } from "../../src/adapters/terminal/render.js";
import type { Answer } from "../../src/core/answers/answer.js";
import { suggestionKinds } from "../../src/core/answers/suggestions.js";
import { OPEN_TO_ALL } from "../../src/core/channel/access.js";
import type { Capacity } from "../../src/core/channel/page.js";
import { type Asked, type Button, type Message, Reception } from "../../src/core/channel/reception.js";
import type { Desk } from "../../src/core/desk.js";
import { exportKinds, exportRows } from "../../src/core/export.js";
import type { Cite } from "../../src/core/library.js";
import { commands } from "../../src/core/questions/commands.js";
import { changesBetween } from "../../src/core/watching/changes.js";
import type { WatchState } from "../../src/core/watching/state.js";

/** Something that a desk let out, with what was asked for it. */
export interface Said {
  readonly asked: string;
  readonly said: string;
}

const asked: Asked = {
  asker: { id: "U1", name: "Ada", groups: [] },
  place: { channel: "C1", direct: false },
};
const RENDER = { width: 80, colour: false, firstNumber: 1, more: "More." };

/** The questions of every command about some words, and some in plain English. */
export function questionsAbout(words: string): string[] {
  const typed = commands.flatMap(({ name }) => [name, `${name} ${words}`]);
  return [
    ...typed,
    ...[
      `who-claimed by ${words}`,
      `who-claimed ${words} stance denies`,
      `casualties ${words} since 2031-03-01`,
    ],
    ...[`timeline ${words} on 2031-03-05`, `digest since 2031-03-01 about ${words}`, `digest 2031-03-06`],
    ...[
      "digest since 2031-03-01T00:00:00Z until 2031-03-08T00:00:00Z",
      "casualties uncounted",
      "casualties 1",
    ],
    ...[`context ${words}:0-90`, `casualties killed ${words}`, words, `who said what about ${words}?`],
    ...[
      `how many were killed in ${words}?`,
      `what did ${words} deny?`,
      `what happened in ${words} on Wednesday?`,
    ],
  ];
}

/** All that somebody gets who asks a question, on every platform, to the last page. */
export function saidTo(desk: Desk, question: string): Said[] {
  const answer = desk.ask(question, { limit: 100 });
  return [
    ...inTerminal(answer),
    ...inChat(desk, question, slackCapacity, (message) =>
      JSON.stringify(slackPayload(message, { kind: "message" }, ({ press }) => JSON.stringify(press))),
    ),
    ...inChat(desk, question, discordCapacity, (message) =>
      JSON.stringify(discordPayload(message, { kind: "message" }, (press) => JSON.stringify(press))),
    ),
  ].map((said) => ({ asked: question, said }));
}

function inTerminal(answer: Answer): string[] {
  const { question: _, ...rest } = answer;
  return [JSON.stringify(rest), renderAnswer(answer, RENDER), toMachine(answer)];
}

function inChat(
  desk: Desk,
  question: string,
  capacity: Capacity,
  payloadOf: (message: Message) => string,
): string[] {
  const reception = new Reception([{ desk, access: OPEN_TO_ALL }], capacity);
  const payloads: string[] = [];
  let message: Message | null = reception.ask(question, asked);
  while (message !== null && payloads.length < 20) {
    payloads.push(payloadOf(message), JSON.stringify(message.quoted), message.kind);
    const more: Button | undefined = message.buttons.find(({ label }) => label.startsWith("More"));
    message = more === undefined ? null : reception.press(more.press, asked);
  }
  return payloads;
}

/** What is completed and suggested for what somebody is typing, and what a message about it is taken to ask. */
export function suggestedFor(desk: Desk, words: string): Said[] {
  const suggested = suggestionKinds.map((kind) => JSON.stringify(desk.suggest(kind, words, 100)));
  const about = [words, `Have you heard of ${words}? The bridge is open.`].map((one) =>
    desk.questionAbout(one),
  );
  return [...suggested, JSON.stringify(about)].map((said) => ({ asked: words, said }));
}

/** What is let out to whoever asks for everything. */
export function exported(desk: Desk): Said[] {
  const rows = exportKinds.flatMap((kind) =>
    [...exportRows(desk.entries(), kind, (figure) => desk.eventOf(figure))].flatMap((row) => [
      toJsonLine(row),
      csvRow(kind, row),
    ]),
  );
  const timelines = ["", "bridge", "Merrin"].flatMap((topic) => {
    const timeline = { entries: desk.timeline(topic, 30, 5) };
    return [timelineToMachine(timeline), renderTimeline(timeline, RENDER)];
  });
  const window = { from: Date.parse("2031-03-01"), to: Date.parse("2031-03-30") };
  const digests = ["", "bridge"].flatMap((topic) => [
    desk.digest({ date: "2031-03-31", since: "2031-01-01", topic }, { limit: 100 }),
    desk.digest({ date: "2031-03-31", since: "2031-01-01", topic, window }, { limit: 100 }),
  ]);
  return [...rows, ...timelines, ...digests.flatMap(inTerminal)].map((said) => ({ asked: "", said }));
}

const WATCHED = ["casualties", "casualties Merrin", "who-claimed bridge", "who-claimed Merrin"];

/** What a desk's watches have seen. */
export function watchedBy(desk: Desk): readonly WatchState[] {
  return WATCHED.map((question) => desk.watched(question));
}

/** What is told of changes since, and what is kept of them, but for the ids of articles. */
export function changedSince(desk: Desk, before: readonly WatchState[]): { told: Said[]; kept: string } {
  const changes = WATCHED.map((question, i) => changesBetween(before[i] ?? {}, desk.watched(question)));
  const told = WATCHED.flatMap((question, i) =>
    inTerminal(desk.changed(question, changes[i] ?? [], { limit: 100 })),
  );
  return {
    told: told.map((said) => ({ asked: "", said })),
    kept: JSON.stringify([watchedBy(desk), changes]),
  };
}

/** The places that answers quote. */
export function citesOf(desk: Desk): Cite[] {
  const reception = new Reception([{ desk, access: OPEN_TO_ALL }], slackCapacity);
  return ["casualties", "who-claimed bridge", "summary", "sources"].flatMap((question) => {
    const { quoted } = reception.ask(`${question} public`, asked);
    return [...(quoted?.cites ?? [])];
  });
}
