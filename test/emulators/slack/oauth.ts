import type { Core } from "./core.js";
import { SlackRefusal } from "./errors.js";
import { type JsonObject, stringOf } from "./json.js";
import { limits } from "./limits.js";
import type { Team, User } from "./people.js";

interface Grant {
  readonly team: Team;
  readonly user: User;
  readonly scopes: readonly string[];
  /** As the authorize request named it; the exchange must name the same. */
  readonly redirectUri: string | undefined;
  readonly at: number;
  used: boolean;
}

/** Who consents to the next installation, or that they do not. */
export type Consent = { readonly team: Team; readonly user: User } | "denied";

/** Where the browser is sent, or what it shows where it is sent nowhere. */
export type Authorized = { readonly location: string } | { readonly error: string };

/** OAuth v2, as far as an app sees it. */
export class OAuth {
  readonly #grants = new Map<string, Grant>();
  readonly #consents: Consent[] = [];

  constructor(
    private readonly core: () => Core,
    /** The redirect URLs of the app's configuration; empty: any. */
    public redirectUris: readonly string[],
  ) {}

  /** What the next visitor of the authorize page does. */
  script(consent: Consent): void {
    this.#consents.push(consent);
  }

  /** The authorize page, with somebody who clicks at once. */
  authorize(query: URLSearchParams): Authorized {
    const { app, world, now } = this.core();
    if (query.get("client_id") !== app.clientId) return { error: "invalid_client_id" };
    const scopes = (query.get("scope") ?? "").split(/[ ,]+/).filter((scope) => scope !== "");
    if (scopes.length === 0) return { error: "no_scopes" };
    const asked = query.get("redirect_uri") ?? undefined;
    const target = asked ?? this.redirectUris[0];
    if (target === undefined || !this.#isRegistered(target)) return { error: "bad_redirect_uri" };
    const location = new URL(target);
    const state = query.get("state");
    const consent = this.#consents.shift() ?? this.#somebody(query.get("team") ?? undefined);
    if (consent === "denied") location.searchParams.set("error", "access_denied");
    else {
      const code = world.ids.next("code.").toLowerCase();
      this.#grants.set(code, { ...consent, scopes, redirectUri: asked, at: now(), used: false });
      location.searchParams.set("code", code);
    }
    if (state !== null) location.searchParams.set("state", state);
    return { location: location.href };
  }

  /** oauth.v2.access: a code for a token. */
  access(args: JsonObject, authorization: string | undefined): JsonObject {
    const { app, now } = this.core();
    const [id, secret] = credentialsOf(args, authorization);
    if (id !== app.clientId) throw new SlackRefusal("invalid_client_id");
    if (secret !== app.clientSecret) throw new SlackRefusal("bad_client_secret");
    const grantType = stringOf(args["grant_type"]);
    if (grantType !== undefined && grantType !== "authorization_code") {
      throw new SlackRefusal("invalid_grant_type");
    }
    const grant = this.#grants.get(stringOf(args["code"]) ?? "");
    if (!grant || now() - grant.at > limits.oauth_code.max_age_ms) throw new SlackRefusal("invalid_code");
    if (grant.used) throw new SlackRefusal("code_already_used");
    if (stringOf(args["redirect_uri"]) !== grant.redirectUri) throw new SlackRefusal("bad_redirect_uri");
    grant.used = true;
    return this.#install(grant);
  }

  #install({ team, user, scopes }: Grant): JsonObject {
    const { app, world, watch } = this.core();
    // Who installs again keeps the token, and what was granted before.
    const before = team.botToken === undefined ? [] : team.scopes;
    team.botToken ??= world.newToken(team);
    team.scopes = new Set([...before, ...scopes]);
    watch.touch();
    return {
      app_id: app.id,
      authed_user: { id: user.id },
      scope: [...team.scopes].join(","),
      token_type: "bot",
      access_token: team.botToken,
      bot_user_id: team.botUser.id,
      team: { id: team.id, name: team.name },
      enterprise: null,
      is_enterprise_install: false,
    };
  }

  #isRegistered(target: string): boolean {
    if (!URL.canParse(target)) return false;
    // Slack takes what begins with a registered URL.
    return this.redirectUris.length === 0 || this.redirectUris.some((each) => target.startsWith(each));
  }

  /** Unless scripted, the first person of the team that is asked for, or of the first without the app. */
  #somebody(teamRef: string | undefined): Consent {
    const { world } = this.core();
    const without = [...world.teams.values()].find((team) => team.botToken === undefined);
    const team = teamRef === undefined ? (without ?? world.team()) : world.team(teamRef);
    const user = [...world.users.values()].find((each) => each.team === team.id && !each.isBot);
    return user ? { team, user } : "denied";
  }
}

function credentialsOf(
  args: JsonObject,
  authorization: string | undefined,
): readonly [string | undefined, string | undefined] {
  const basic = /^Basic (.+)$/i.exec(authorization ?? "")?.[1];
  if (basic === undefined) return [stringOf(args["client_id"]), stringOf(args["client_secret"])];
  const [id, secret] = Buffer.from(basic, "base64").toString().split(":");
  return [id, secret];
}
