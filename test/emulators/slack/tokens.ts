import type { Team } from "./people.js";
import type { World } from "./world.js";

/** Who a token speaks for. */
export type Bearer = { readonly kind: "bot"; readonly team: Team } | { readonly kind: "app" };

/** Which tokens are good, and why the others are not. */
export class Tokens {
  readonly #dead = new Map<string, "account_inactive" | "token_revoked">();

  constructor(
    private readonly world: World,
    private readonly appToken: string,
  ) {}

  /** The bearer, or the error that Slack answers with. */
  read(token: string | undefined): Bearer | string {
    if (token === undefined || token === "") return "not_authed";
    if (token === this.appToken) return { kind: "app" };
    for (const team of this.world.teams.values()) {
      if (team.botToken === token) return { kind: "bot", team };
    }
    return this.#dead.get(token) ?? "invalid_auth";
  }

  /** The installation is over, and says so to who still uses its token. */
  retire(team: Team, why: "account_inactive" | "token_revoked"): void {
    if (team.botToken !== undefined) this.#dead.set(team.botToken, why);
    team.botToken = undefined;
  }
}
