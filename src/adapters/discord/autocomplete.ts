import {
  type APIApplicationCommandAutocompleteInteraction,
  type APICommandAutocompleteInteractionResponseCallbackData,
  ApplicationCommandOptionType,
  InteractionResponseType,
  Routes,
} from "discord.js";
import type { Reception } from "../../core/channel/reception.js";
import type { OpenWork } from "../../core/channel/work.js";
import type { Log } from "../../core/ports.js";
import { incomingOf } from "./asking.js";
import { formOf } from "./commands/options.js";
import type { DirectRoles } from "./direct-roles.js";
import { failureOf } from "./failures.js";
import { limits } from "./limits.js";
import type { Rests } from "./posting.js";
import { shortened } from "./text.js";

type Choices = NonNullable<APICommandAutocompleteInteractionResponseCallbackData["choices"]>;

export interface AutocompleteOptions {
  readonly reception: Reception;
  readonly rests: Rests;
  readonly roles: DirectRoles;
  readonly work: OpenWork;
  readonly log: Log;
}

/** Completes what is being typed, from what the desk may show. */
export class Autocomplete {
  readonly #options: AutocompleteOptions;

  constructor(options: AutocompleteOptions) {
    this.#options = options;
  }

  /** Answers at once; whoever types has typed on by the time of a second try. */
  complete(interaction: APIApplicationCommandAutocompleteInteraction): void {
    const { rests, work, log } = this.#options;
    const { id, token } = interaction;
    void work.run(
      async () => {
        const body = {
          type: InteractionResponseType.ApplicationCommandAutocompleteResult,
          data: { choices: await this.#choices(interaction) },
        };
        await rests.callbacks.post(Routes.interactionCallback(id, token), { body, auth: false });
      },
      (error) => log.debug({ request: id, failure: failureOf(error) }, "completions were not shown"),
    );
  }

  async #choices(interaction: APIApplicationCommandAutocompleteInteraction): Promise<Choices> {
    const { reception, roles, log } = this.#options;
    try {
      const incoming = incomingOf(interaction);
      const [subcommand] = interaction.data.options;
      if (incoming === null || subcommand?.type !== ApplicationCommandOptionType.Subcommand) return [];
      const typed = subcommand.options?.find((one) => "focused" in one && one.focused === true);
      const kind = typed === undefined ? undefined : formOf(subcommand.name)?.suggests[typed.name];
      if (typed === undefined || kind === undefined || !("value" in typed)) return [];
      // Some are left out, for Discord takes no long ones.
      const most = limits.choices * 2;
      const asked = await roles.complete(incoming.asked);
      return reception
        .suggest(interaction.data.name, kind, String(typed.value), asked, most)
        .filter(({ value }) => value !== "" && value.length <= limits.choice)
        .slice(0, limits.choices)
        .map(({ value, label }) => ({ value, name: shortened(label, limits.choice) }));
    } catch (error) {
      log.error({ request: interaction.id, err: error }, "no completions could be made");
      return [];
    }
  }
}
