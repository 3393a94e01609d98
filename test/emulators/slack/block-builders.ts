/** Short ways to write blocks, for tables of cases. */

export const long = (length: number): string => "x".repeat(length);
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const plain = (text: string) => ({ type: "plain_text" as const, text });
export const mrkdwn = (text: string) => ({ type: "mrkdwn" as const, text });
export const section = (text: string) => ({ type: "section" as const, text: mrkdwn(text) });
export const button = (id: string, more: object = {}) => ({
  type: "button" as const,
  action_id: id,
  text: plain("Go"),
  ...more,
});
export const actions = (...elements: object[]) => ({ type: "actions", elements });
export const rich = (...elements: object[]) => ({ type: "rich_text", elements });
export const run = (...elements: object[]) => ({ type: "rich_text_section", elements });
export const word = (text: string) => ({ type: "text" as const, text });
export const option = (value: string, text = value) => ({ text: plain(text), value });
export const raw = (text: string) => ({ type: "raw_text" as const, text });
export const table = (rows: object[][], more: object = {}) => ({ type: "table", rows, ...more });
