/**
 * Discord's markdown, read the way its client reads it: rules in a fixed order at each place, the first
 * that fits wins. The expressions are those of simple-markdown with Discord's changes, which is why
 * some look odd: a backslash inside a link's label does not keep the label from ending, for one.
 */

export type MarkKind =
  | "user mention"
  | "role mention"
  | "channel mention"
  | "command mention"
  | "guild navigation"
  | "everyone"
  | "timestamp"
  | "emoji"
  | "masked link"
  | "link"
  | "quiet link"
  | "invite"
  | "email"
  | "phone"
  | "bold"
  | "italic"
  | "underline"
  | "strikethrough"
  | "spoiler"
  | "code"
  | "code block"
  | "heading"
  | "subtext"
  | "quote"
  | "list";

export interface TextNode {
  readonly kind: "text";
  readonly value: string;
}

export interface MarkNode {
  readonly kind: MarkKind;
  /** As it stands in the source. */
  readonly source: string;
  /** What is inside and read further; for code its text. */
  readonly children: readonly MarkdownNode[];
  /** The address of a link, the id of a mention. */
  readonly target?: string;
}

export type MarkdownNode = TextNode | MarkNode;

interface Rule {
  readonly kind: MarkKind;
  readonly pattern: RegExp;
  /** Only at the start of a line. */
  readonly block?: true;
  /** Which group is read further; for code it is taken as it is. */
  readonly inside?: number;
  readonly verbatim?: true;
  readonly target?: number;
}

/** Schemes that Discord makes links of. */
const WEB = /^(https?|discord):\/\//i;

const RULES: readonly Rule[] = [
  {
    kind: "code block",
    pattern: /^```(?:[a-z0-9_+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```/i,
    inside: 1,
    verbatim: true,
  },
  { kind: "quote", pattern: /^ *>>> ([\s\S]*)/, block: true, inside: 1 },
  { kind: "quote", pattern: /^ *> ([^\n]*(?:\n *> [^\n]*)*\n?)/, block: true, inside: 1 },
  { kind: "heading", pattern: /^#{1,3}[^\S\n]+([^\n]+?)#*[^\S\n]*(?:\n|$)/, block: true, inside: 1 },
  { kind: "subtext", pattern: /^-#[^\S\n]+([^\n]+?)[^\S\n]*(?:\n|$)/, block: true, inside: 1 },
  { kind: "list", pattern: /^[^\S\n]*(?:[-*]|\d+\.)[^\S\n]+([^\n]+)/, block: true, inside: 1 },
  { kind: "quiet link", pattern: /^<((?:https?|discord):\/\/[^\s>]+)>/i, target: 1 },
  { kind: "email", pattern: /^<([^\s<>@:/]+@[^\s<>@]+\.[^\s<>@]+)>/, target: 1 },
  { kind: "phone", pattern: /^<(\+[\d ()-]{6,})>/, target: 1 },
  { kind: "link", pattern: /^https?:\/\/[^\s<]+[^<.,:;"')\]\s]/i },
  { kind: "invite", pattern: /^discord(?:(?:app)?\.com\/invite|\.gg(?:\/invite)?)\/[\w-]{2,255}\b/i },
  {
    kind: "masked link",
    pattern:
      /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"][\s\S]*?['"])?\s*\)/,
    inside: 1,
    target: 2,
  },
  { kind: "user mention", pattern: /^<@!?(\d+)>/, target: 1 },
  { kind: "role mention", pattern: /^<@&(\d+)>/, target: 1 },
  { kind: "channel mention", pattern: /^<#(\d+)>/, target: 1 },
  {
    kind: "command mention",
    pattern: /^<\/((?:[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]+ ?){1,3}):\d+>/u,
    target: 1,
  },
  { kind: "guild navigation", pattern: /^<id:([a-z-]+)(?::\d+)?>/, target: 1 },
  { kind: "timestamp", pattern: /^<t:(-?\d{1,17})(?::[tTdDfFRsS])?>/, target: 1 },
  { kind: "emoji", pattern: /^<a?:(\w+):\d+>/, target: 1 },
  { kind: "everyone", pattern: /^@(everyone|here)/, target: 1 },
  { kind: "bold", pattern: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, inside: 1 },
  { kind: "underline", pattern: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, inside: 1 },
  { kind: "italic", pattern: /^_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)/, inside: 1 },
  {
    kind: "italic",
    pattern: /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
    inside: 1,
  },
  { kind: "strikethrough", pattern: /^~~([\s\S]+?)~~(?!~)/, inside: 1 },
  { kind: "code", pattern: /^(`+)([\s\S]*?[^`])\1(?!`)/, inside: 2, verbatim: true },
  { kind: "spoiler", pattern: /^\|\|([\s\S]+?)\|\|/, inside: 1 },
];

/** A backslash escapes what is neither a letter, a digit nor a blank. */
const ESCAPE = /^\\([^0-9A-Za-z\s])/u;
/** Where no rule can start, so that long texts are read quickly. */
const PLAIN = /^[^\\`*_~|<>[@#\n\-\dhHdD]+/;
const WORD = /^[A-Za-z0-9]+/;

export interface Scope {
  /** Embed titles and field names have no quotes, headings or lists. */
  readonly blocks: boolean;
}

/** Reads a text. */
export function parseMarkdown(text: string, scope: Scope = { blocks: true }): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  let plain = "";
  let lineStart = true;
  let rest = text;
  const flush = () => {
    if (plain !== "") nodes.push({ kind: "text", value: plain });
    plain = "";
  };
  const take = (length: number, shown: string) => {
    plain += shown;
    lineStart = rest.slice(0, length).endsWith("\n");
    rest = rest.slice(length);
  };
  while (rest !== "") {
    const escaped = ESCAPE.exec(rest);
    if (escaped !== null) {
      take(escaped[0].length, escaped[1] ?? "");
      continue;
    }
    const mark = markAt(rest, lineStart && scope.blocks, scope);
    if (mark !== undefined) {
      flush();
      nodes.push(mark);
      take(mark.source.length, "");
      continue;
    }
    const run = PLAIN.exec(rest)?.[0] ?? rest.slice(0, 1);
    // A link starts where a word does, or it would not be one.
    const length = /^[A-Za-z0-9]/.test(run) && run.length === 1 ? skipWord(rest) : run.length;
    take(length, rest.slice(0, length));
  }
  flush();
  return nodes;
}

/** How far the text rule goes from a letter: to the end of the word, but not over the start of a link. */
function skipWord(rest: string): number {
  const word = WORD.exec(rest)?.[0] ?? rest.slice(0, 1);
  const link = word.slice(1).search(/https?$|discord(app)?$/i);
  return link === -1 ? word.length : link + 1;
}

function markAt(rest: string, lineStart: boolean, scope: Scope): MarkNode | undefined {
  for (const rule of RULES) {
    if (rule.block === true && !lineStart) continue;
    const match = rule.pattern.exec(rest);
    if (match === null) continue;
    const target = rule.target === undefined ? undefined : match[rule.target];
    if (rule.kind === "masked link" && !WEB.test(target ?? "")) continue;
    const inner = rule.inside === undefined ? "" : (match[rule.inside] ?? "");
    const children = rule.verbatim
      ? [{ kind: "text" as const, value: inner }]
      : parseMarkdown(rule.kind === "quote" ? inner.replaceAll(/\n *> /g, "\n") : inner, {
          blocks: scope.blocks && (rule.kind === "quote" || rule.kind === "list"),
        });
    return {
      kind: rule.kind,
      source: match[0],
      children,
      ...(target === undefined ? {} : { target }),
    };
  }
  return undefined;
}
