import type { Desk } from "../desk.js";
import { type Access, type Asker, type Place, refusalOf } from "./access.js";

/** A desk as one platform offers it. */
export interface StaffedDesk {
  readonly desk: Desk;
  readonly access: Access;
}

/** A question with where it comes from. */
export interface Asked {
  readonly asker: Asker;
  readonly place: Place;
}

/** Which desk is asked, with what. */
export type Addressed =
  | { readonly kind: "desk"; readonly staffed: StaffedDesk; readonly words: string }
  /** None of them answers; why not, and who can help. */
  | { readonly kind: "refused"; readonly reason: string }
  /** Several may be meant. */
  | { readonly kind: "several"; readonly open: readonly StaffedDesk[]; readonly words: string };

const MOST_REASONS = 3;
const GONE =
  "The desk of that command is not here any more. To see which desks are, mention me, or write to me.";

/** The desks of a platform: who may ask which of them, and which is meant. */
export class StaffedDesks {
  readonly #all: readonly StaffedDesk[];

  constructor(all: readonly StaffedDesk[]) {
    this.#all = all;
  }

  /** Whether an answer has to say whose it is. */
  get areSeveral(): boolean {
    return this.#all.length > 1;
  }

  byCommand(command: string | undefined): StaffedDesk | undefined {
    return this.#all.find(({ desk }) => desk.profile.command === command);
  }

  /** Those that answer here. */
  open(asked: Asked): StaffedDesk[] {
    return this.#all.filter((one) => this.refusal(one, asked) === null);
  }

  refusal({ desk, access }: StaffedDesk, { asker, place }: Asked): string | null {
    return refusalOf(access, desk.profile.title, asker, place);
  }

  /** Why none of them answers here. */
  refusals(asked: Asked): string {
    const reasons = this.#all.map((one) => this.refusal(one, asked)).filter((one) => one !== null);
    const some = [...new Set(reasons)].slice(0, MOST_REASONS);
    const others = reasons.length - some.length;
    if (others > 0 && some.length === MOST_REASONS) some.push(`Nor does any of ${others} other desks.`);
    return some.join(" ") || "I have no desk to ask: ask whoever set me up.";
  }

  /**
   * The desk that typed words are for: the one whose slash command was used, the one that they begin with the name of,
   * the one that is limited to this channel, or the only one that answers here.
   */
  addressed(typed: string, asked: Asked, command: string | null = null): Addressed {
    const { staffed, words } = this.#named(typed.trim(), command);
    if (staffed !== undefined) return this.#unlessRefused(staffed, words, asked);
    // A platform may keep the slash command of a desk that is gone: no other desk speaks for it.
    if (command !== null) return { kind: "refused", reason: GONE };
    const here = this.#all.filter(({ access }) => access.channels?.includes(asked.place.channel));
    const [own] = here;
    if (own !== undefined && here.length === 1) return this.#unlessRefused(own, words, asked);
    const open = this.open(asked);
    const [only, second] = open;
    if (only === undefined) return { kind: "refused", reason: this.refusals(asked) };
    return second === undefined ? { kind: "desk", staffed: only, words } : { kind: "several", open, words };
  }

  #unlessRefused(staffed: StaffedDesk, words: string, asked: Asked): Addressed {
    const reason = this.refusal(staffed, asked);
    return reason === null ? { kind: "desk", staffed, words } : { kind: "refused", reason };
  }

  /** The desk that is named in so many words, by its command or its title; with what is left of these. */
  #named(typed: string, command: string | null): { staffed: StaffedDesk | undefined; words: string } {
    if (command !== null) return { staffed: this.byCommand(command), words: typed };
    for (const staffed of this.#all) {
      const { title, command: own } = staffed.desk.profile;
      for (const name of [`/${own}`, title, own]) {
        const begins = typed.toLowerCase().startsWith(name.toLowerCase());
        const rest = typed.slice(name.length);
        if (begins && /^(?:[:,]?\s|[:,]?$)/.test(rest))
          return { staffed, words: rest.replace(/^[:,]/, "").trim() };
      }
    }
    return { staffed: undefined, words: typed };
  }
}
