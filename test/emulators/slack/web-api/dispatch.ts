import { parse } from "node:querystring";
import type { Core } from "../core.js";
import { SlackRefusal } from "../errors.js";
import { isRecord, type JsonObject, parseJson, stringOf } from "../json.js";
import type { Team } from "../people.js";
import { authMethods } from "./auth.js";
import { type Method, requireScope } from "./call.js";
import { chatMethods } from "./chat.js";
import { conversationMethods } from "./conversations.js";
import { peopleMethods } from "./people.js";
import { viewMethods } from "./views.js";

const methods: Readonly<Record<string, Method>> = {
  ...authMethods,
  ...chatMethods,
  ...conversationMethods,
  ...peopleMethods,
  ...viewMethods,
};

/** A request to the Web API. */
export interface ApiRequest {
  readonly method: string;
  readonly authorization: string | undefined;
  readonly args: JsonObject;
}

/** Its answer: always status 200, as Slack's. */
export interface ApiAnswer {
  readonly body: JsonObject;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads the body of a call; undefined where it is of no kind that Slack reads. */
export function argsOf(contentType: string, query: string, body: string): JsonObject | undefined {
  const fromQuery = { ...parse(query) } as JsonObject;
  if (body === "") return fromQuery;
  if (!contentType.includes("json")) return { ...fromQuery, ...parse(body, "&", "=", { maxKeys: 0 }) };
  const json = parseJson(body);
  return isRecord(json) ? { ...fromQuery, ...json } : undefined;
}

/** The token of a call: from the header, or else from the arguments. */
export function tokenOf({
  authorization,
  args,
}: Pick<ApiRequest, "authorization" | "args">): string | undefined {
  return /^Bearer (.+)$/i.exec(authorization ?? "")?.[1] ?? stringOf(args["token"]);
}

function scopeHeaders(method: Method, team: Team | undefined): Record<string, string> {
  if (!team) return {};
  const accepted = method.by === "bot" ? (method.scopes ?? []) : [];
  return {
    "x-oauth-scopes": [...team.scopes].join(","),
    ...(accepted.length > 0 ? { "x-accepted-oauth-scopes": accepted.join(",") } : {}),
  };
}

function run(core: Core, request: ApiRequest, method: Method, team: Team | undefined): JsonObject {
  const { token: _, ...args } = request.args;
  if (method.by === "anybody") return method.run({ ...request, args, core });
  const bearer = core.tokens.read(tokenOf(request));
  if (typeof bearer === "string") throw new SlackRefusal(bearer);
  if (method.by === "app") {
    if (bearer.kind !== "app") throw new SlackRefusal("not_allowed_token_type");
    return method.run({ ...request, args, core });
  }
  if (bearer.kind !== "bot" || !team) throw new SlackRefusal("not_allowed_token_type");
  requireScope(team, ...(method.scopes ?? []));
  return method.run({ core, method: request.method, args, team });
}

/** Which team a call is of, for the log. */
export function teamOf(core: Core, request: ApiRequest): Team | undefined {
  const bearer = core.tokens.read(tokenOf(request));
  return typeof bearer !== "string" && bearer.kind === "bot" ? bearer.team : undefined;
}

/** Answers a call, and writes down what is refused. */
export function callApi(core: Core, request: ApiRequest): ApiAnswer {
  const method = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
  const { token: _, ...args } = request.args;
  if (!method) {
    core.records.reject(request.method, "unknown_method", [], args);
    return { body: { ok: false, error: "unknown_method", req_method: request.method }, headers: {} };
  }
  const team = teamOf(core, request);
  const headers = scopeHeaders(method, team);
  try {
    return { body: { ok: true, ...run(core, request, method, team) }, headers };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    core.records.reject(request.method, error.code, error.messages, args);
    return { body: error.body(), headers };
  }
}
