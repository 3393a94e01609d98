import type { RequestBody } from "./body.js";

/** A request that found its route. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly params: Record<string, string>;
  readonly query: URLSearchParams;
  readonly body: RequestBody;
  /** Checks the body against Discord's OpenAPI file: after the checks whose errors say more. */
  readonly checkSpec: () => void;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

export interface Route {
  readonly method: string;
  readonly template: string;
  /** Routes whose token is in the path ask for no other. */
  readonly open: boolean;
  readonly handle: (call: Call) => Reply | Promise<Reply>;
  /** The path in Discord's OpenAPI file, where bodies are checked against it. */
  readonly spec: string | undefined;
}

export type RouteOptions = { open?: boolean; spec?: string };

interface Node {
  readonly fixed: Map<string, Node>;
  any: Node | undefined;
  anyName: string;
  readonly routes: Map<string, Route>;
}

function node(): Node {
  return { fixed: new Map(), any: undefined, anyName: "", routes: new Map() };
}

/** Finds the route of a request: literal steps go before parameters. */
export class Router {
  readonly #root = node();

  add(method: string, template: string, handle: Route["handle"], options: RouteOptions = {}): void {
    let at = this.#root;
    for (const step of template.split("/").slice(1)) {
      if (step.startsWith(":")) {
        at.any ??= node();
        at.any.anyName ||= step.slice(1);
        at = at.any;
      } else {
        const next = at.fixed.get(step) ?? node();
        at.fixed.set(step, next);
        at = next;
      }
    }
    at.routes.set(method, { method, template, handle, open: options.open ?? false, spec: options.spec });
  }

  /** The route; "path" where only the method is wrong; undefined where there is no such path. */
  find(method: string, steps: readonly string[]) {
    const params: Record<string, string> = {};
    const end = walk(this.#root, steps, 0, params);
    if (end === undefined || end.routes.size === 0) return undefined;
    const route = end.routes.get(method);
    return route === undefined ? ("wrong method" as const) : { route, params };
  }
}

function walk(
  at: Node,
  steps: readonly string[],
  index: number,
  params: Record<string, string>,
): Node | undefined {
  const step = steps[index];
  if (step === undefined) return at.routes.size > 0 ? at : undefined;
  const fixed = at.fixed.get(step);
  const found = fixed === undefined ? undefined : walk(fixed, steps, index + 1, params);
  if (found !== undefined || at.any === undefined) return found;
  params[at.any.anyName] = step;
  return walk(at.any, steps, index + 1, params);
}
