import { Agent, request } from "undici";
import { type FetchProblem, type Flaw, flaw } from "../problem.js";
import { isAllowed } from "./addresses.js";
import { ENCODINGS, MAX_BODY, readBody, tooLarge } from "./body.js";
import { type FetchTools, USER_AGENT } from "./connect.js";

/** What came of fetching: a whole body, or word that nothing has changed. */
export interface Fetched {
  readonly status: number;
  /** In small letters; of several with one name, the last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Where the body came from, after redirects. */
  readonly url: string;
  /** Where the address has moved for good, if it has; never from https to http. */
  readonly movedTo: string | null;
}

/** Why nothing was fetched; where a server refused, its status and headers. */
export interface NotFetched extends Flaw {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How much, and for how long. */
export interface FetchLimits {
  /** Bytes of a body, before and after decompression. */
  readonly bytes: number;
  /** Milliseconds for everything, redirects included. */
  readonly total: number;
  /** Milliseconds without a single byte; noticed after at most twice as long. */
  readonly idle: number;
  readonly redirects: number;
}

export const FETCH_LIMITS: FetchLimits = { bytes: MAX_BODY, total: 60_000, idle: 10_000, redirects: 5 };

const PERMANENT = new Set([301, 308]);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches over http or https what anybody may fetch, and nothing else: a feed's address comes from a configuration,
 * but where it redirects to, and what its name means, is chosen by others. Each address is checked after it is
 * resolved and before a connection is made, and the connection is made to the checked address itself. Nothing is
 * remembered from one request to the next: no cookies, no connections. A user name and password in the address go
 * to its own origin only.
 *
 * Never rejects for what the other side does.
 */
export async function fetchSafely(
  address: string,
  headers: Readonly<Record<string, string>>,
  tools: FetchTools,
  limits: FetchLimits = FETCH_LIMITS,
): Promise<Fetched | NotFetched> {
  const watch = new Watchdog(tools, limits);
  try {
    return await follow(address, headers, { tools, limits, watch });
  } catch (error) {
    return watch.tripped ?? failureOf(error);
  } finally {
    watch.end();
  }
}

interface Errand {
  readonly tools: FetchTools;
  readonly limits: FetchLimits;
  readonly watch: Watchdog;
}

async function follow(
  address: string,
  headers: Readonly<Record<string, string>>,
  errand: Errand,
): Promise<Fetched | NotFetched> {
  let url = parseUrl(address);
  const credentials = url === null ? null : credentialsOf(url);
  const home = url?.origin;
  let movedTo: string | null = null;
  let permanent = true;
  for (let hops = 0; url !== null; hops++) {
    const own = credentials !== null && url.origin === home ? { authorization: credentials } : {};
    const answer = await getOnce(url, { ...headers, ...own }, errand);
    if ("code" in answer) return answer;
    const { location } = answer.headers;
    if (!REDIRECTS.has(answer.status) || location === undefined) return finish(answer, url.href, movedTo);
    if (hops >= errand.limits.redirects)
      return fail("too-many-redirects", "It redirects again and again: give the address where it ends.");
    const next = parseUrl(location, url);
    permanent &&= PERMANENT.has(answer.status);
    const safer = next !== null && (url.protocol === "http:" || next.protocol === "https:");
    if (permanent && safer) movedTo = bare(next).href;
    else permanent = false;
    url = next;
  }
  return fail(
    "bad-address",
    "It is no address that begins with http:// or https://, or redirects to one that is none: mend it.",
  );
}

function finish(
  { status, headers, body }: Omit<Fetched, "url" | "movedTo">,
  url: string,
  movedTo: string | null,
): Fetched | NotFetched {
  if (status === 304 || (status >= 200 && status < 300)) return { status, headers, body, url, movedTo };
  return { ...fail("http-error", `Its server answers ${status}: ${adviceFor(status)}.`), status, headers };
}

/** One request, to an address that was checked. A redirect's body is not read. */
async function getOnce(
  url: URL,
  headers: Readonly<Record<string, string>>,
  { tools, limits, watch }: Errand,
): Promise<Omit<Fetched, "url" | "movedTo"> | NotFetched> {
  const addresses = await watch.guard(addressesOf(url, tools));
  if ("code" in addresses) return addresses;
  const agent = new Agent({
    connect: tools.connectorFor(addresses),
    ...{ pipelining: 0, connections: 1, headersTimeout: 0, bodyTimeout: 0 },
  });
  try {
    const asked = { "user-agent": USER_AGENT, "accept-encoding": ENCODINGS, ...headers };
    const response = await request(bare(url), { dispatcher: agent, signal: watch.signal, headers: asked });
    watch.seen();
    const { statusCode: status } = response;
    const flat = flatten(response.headers);
    const unread = () => response.body.on("error", () => undefined).destroy();
    if (status < 200 || status >= 300) {
      unread();
      return { status, headers: flat, body: Buffer.alloc(0) };
    }
    if (Number(flat["content-length"] ?? 0) > limits.bytes) {
      unread();
      return tooLarge(limits.bytes);
    }
    const body = await readBody(response.body, flat["content-encoding"] ?? "", {
      limit: limits.bytes,
      onPiece: () => watch.seen(),
    });
    return Buffer.isBuffer(body) ? { status, headers: flat, body } : body;
  } finally {
    // Also ends a connection that is still being made.
    await agent.destroy();
  }
}

/** Where a host may be reached; a host of which one address is forbidden is refused whole. */
async function addressesOf(url: URL, tools: FetchTools): Promise<readonly string[] | NotFetched> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const literal = isAddress(url.hostname);
  const found = literal ? [host] : await tools.resolve(host).catch(() => []);
  if (found.length === 0)
    return fail("unknown-host", "Its host has no address: check its spelling, and this machine's DNS.");
  if (found.every((address) => isAllowed(address, host, tools.allow))) return found;
  return fail(
    "forbidden-address",
    "Its host is on a private network, or leads there by a redirect: where that is meant, name it under network.allow.",
  );
}

/** `URL` has brought every spelling of an address (`0x7f.1`, `2130706433`) into its usual one. */
function isAddress(hostname: string): boolean {
  return hostname.startsWith("[") || /^\d+\.\d+\.\d+\.\d+$/.test(hostname);
}

function parseUrl(written: string, base?: URL): URL | null {
  if (!URL.canParse(written, base?.href)) return null;
  const url = new URL(written, base?.href);
  return url.protocol === "http:" || url.protocol === "https:" ? url : null;
}

/** The address as it is asked for: without its user and fragment. */
function bare(url: URL): URL {
  const one = new URL(url.href);
  one.username = "";
  one.password = "";
  one.hash = "";
  return one;
}

function credentialsOf({ username, password }: URL): string | null {
  if (username === "" && password === "") return null;
  const plain = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(plain).toString("base64")}`;
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) flat[name.toLowerCase()] = last;
  }
  return flat;
}

/** Ends a fetch that takes too long: all in all, or without a byte. One wait at a time, however many bytes drip. */
class Watchdog {
  tripped: NotFetched | null = null;
  readonly #abort = new AbortController();
  readonly #over = new AbortController();
  #alive = true;

  constructor({ timer, stop }: FetchTools, { total, idle }: FetchLimits) {
    const stopped = () =>
      this.#trip("It was given up, for everything is being closed: nothing is to be done.");
    if (stop?.aborted) stopped();
    stop?.addEventListener("abort", stopped, { signal: this.#over.signal });
    void timer
      .wait(total, this.#over.signal)
      .then(() => this.#trip("It takes too long to send: try it by hand."));
    void this.#watch(() => timer.wait(idle, this.#over.signal));
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  seen(): void {
    this.#alive = true;
  }

  /** What is promised, or a rejection when the time is over: of what cannot be told to stop, a look-up say. */
  guard<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = () => reject(new Error("too slow"));
      if (this.signal.aborted) stop();
      this.signal.addEventListener("abort", stop, { once: true });
      promise.then(resolve, reject);
    });
  }

  end(): void {
    this.#over.abort();
  }

  async #watch(wait: () => Promise<void>): Promise<void> {
    while (this.#alive && !this.#over.signal.aborted) {
      this.#alive = false;
      await wait();
    }
    this.#trip("Its server has stopped sending: try again later.");
  }

  #trip(reason: string): void {
    if (this.#over.signal.aborted) return;
    this.tripped ??= fail("too-slow", reason);
    this.#abort.abort();
  }
}

function adviceFor(status: number): string {
  if (status === 401 || status === 403) return "ask its publisher for access";
  if (status === 404 || status === 410) return "it is not there, or no longer; check its address";
  if (status === 429) return "it is asked too often; raise its “every”";
  return "it is tried again later";
}

function failureOf(error: unknown): NotFetched {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  // A name or a header that cannot be sent is a mistake in the configuration; anything else is the network.
  const why = /^[A-Z][A-Z_\d]{2,60}$/.test(code) ? ` (${code})` : "";
  return fail("no-connection", `Its server cannot be reached, or breaks off${why}: it is tried again later.`);
}

function fail(code: FetchProblem, reason: string): NotFetched {
  return flaw(code, reason);
}
