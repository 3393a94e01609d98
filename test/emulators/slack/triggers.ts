import { SlackRefusal } from "./errors.js";
import { limits } from "./limits.js";
import type { World } from "./world.js";

interface Trigger {
  readonly at: number;
  readonly user: string;
  readonly team: string;
  used: boolean;
}

/** The trigger ids of commands and presses: good for a modal, once, and not for long. */
export class Triggers {
  readonly #known = new Map<string, Trigger>();

  constructor(
    private readonly world: World,
    private readonly now: () => number,
  ) {}

  issue(user: string, team: string): string {
    const id = `${this.#known.size + 1}.${Math.floor(this.now() / 1000)}.${this.world.ids.next("").toLowerCase()}`;
    this.#known.set(id, { at: this.now(), user, team, used: false });
    return id;
  }

  /** Spends a trigger; throws what Slack answers where it is spent or too old. */
  exchange(id: unknown, team: string): Trigger {
    const trigger = typeof id === "string" ? this.#known.get(id) : undefined;
    if (!trigger || trigger.team !== team) throw new SlackRefusal("invalid_trigger_id");
    if (trigger.used) throw new SlackRefusal("exchanged_trigger_id");
    if (this.now() - trigger.at > limits.trigger.max_age_ms) throw new SlackRefusal("expired_trigger_id");
    trigger.used = true;
    return trigger;
  }
}
