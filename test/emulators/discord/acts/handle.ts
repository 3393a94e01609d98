import {
  type APIApplicationCommandOptionChoice,
  type APIInteraction,
  type APIMessage,
  MessageFlags,
} from "discord-api-types/v10";
import type { Emulator } from "../emulator.js";
import type { Callback, Interaction } from "../interactions.js";
import { isJson, listOf } from "../json.js";
import { ActError } from "./person.js";

/** What a person did, and what they see of the bot's answer. */
export class InteractionHandle {
  /** Resolves when the bot answers at all; fails when it is too late. */
  readonly acknowledged: Promise<Callback>;
  readonly #emulator: Emulator;
  readonly #interaction: Interaction;
  readonly #editsBefore: number;

  constructor(emulator: Emulator, interaction: Interaction) {
    this.#emulator = emulator;
    this.#interaction = interaction;
    this.#editsBefore = interaction.source?.edits ?? 0;
    this.acknowledged = this.#until("an answer", () => interaction.callback);
  }

  get id(): string {
    return this.#interaction.id;
  }

  get token(): string {
    return this.#interaction.token;
  }

  get payload(): APIInteraction {
    return this.#interaction.payload;
  }

  /** The first answer as the bot gave it. */
  get callback(): Callback | undefined {
    return this.#interaction.callback;
  }

  /** The message of the first answer as it is now, "thinking …" too; undefined when there is none. */
  get original(): APIMessage | undefined {
    const { original } = this.#interaction;
    return original === undefined || original.deleted ? undefined : original.api;
  }

  get followups(): APIMessage[] {
    return this.#interaction.followups.filter((one) => !one.deleted).map((one) => one.api);
  }

  /** All messages that this brought forth, as they are now. */
  get messages(): APIMessage[] {
    return [this.original, ...this.followups].filter((one) => one !== undefined);
  }

  /** Whether the first answer is seen by the person alone. */
  get isEphemeral(): boolean {
    return ((this.original?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  }

  /** The first answer, as soon as it is more than "thinking …". */
  response(): Promise<APIMessage> {
    return this.#until("a response", () => {
      const { callback, original } = this.#interaction;
      if (callback === undefined || original === undefined || original.deleted) return undefined;
      // A deferred update (6) shows nothing until the message is edited.
      if (callback.type === 6 && original.edits === this.#editsBefore) return undefined;
      return ((original.api.flags ?? 0) & MessageFlags.Loading) === 0 ? original.api : undefined;
    });
  }

  /** The followup of this number, counted from 0. */
  followup(index = 0): Promise<APIMessage> {
    return this.#until(`followup ${index}`, () => this.#interaction.followups[index]?.api);
  }

  /** Resolves as soon as the check, which sees this handle, says so. */
  until(check: (handle: InteractionHandle) => boolean): Promise<InteractionHandle> {
    return this.#until("what the test asks for", () => (check(this) ? this : undefined));
  }

  /** The three seconds are over: from now on an answer is refused with 10062. */
  expire(): void {
    this.#interaction.expired = true;
    this.#emulator.changes.notify();
  }

  /** The fifteen minutes are over: from now on edits and followups are refused with 50027. */
  expireToken(): void {
    this.#interaction.tokenExpired = true;
  }

  /** For the emulator itself. */
  get interaction(): Interaction {
    return this.#interaction;
  }

  #until<T>(what: string, look: () => T | undefined): Promise<T> {
    const { id } = this.#interaction;
    return this.#emulator.changes.until(`${what} to interaction ${id}`, () => {
      const value = look();
      if (value === undefined && this.#interaction.expired && this.#interaction.callback === undefined)
        throw new ActError("The application did not respond");
      return value;
    });
  }
}

/** What a person typed, and what they are offered for it. */
export class AutocompleteHandle extends InteractionHandle {
  /** The choices that the bot offers. */
  readonly choices: Promise<APIApplicationCommandOptionChoice[]>;

  constructor(emulator: Emulator, interaction: Interaction) {
    super(emulator, interaction);
    this.choices = this.acknowledged.then(({ data }) =>
      listOf(data["choices"])
        .filter(isJson)
        .map((choice) => choice as unknown as APIApplicationCommandOptionChoice),
    );
    this.choices.catch(() => {});
  }
}
