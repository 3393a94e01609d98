import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import type { Timer } from "../../../core/ports.js";
import type { AllowList } from "./addresses.js";

/** Makes what connects to these addresses and to no others, whatever a name may mean by then. */
export type MakeConnector = (addresses: readonly string[]) => buildConnector.connector;

/** What fetching needs of the world; tests put their own in its place. */
export interface FetchTools {
  /** All addresses of a host; rejects or is empty where it has none. */
  resolve(host: string): Promise<readonly string[]>;
  readonly connectorFor: MakeConnector;
  readonly timer: Timer;
  readonly allow: AllowList;
  /** Ends whatever is being fetched. */
  readonly stop?: AbortSignal;
}

/** Fetching over the real network, by real time. */
export function networkTools(timer: Timer, allow: AllowList): FetchTools {
  return { resolve: resolveHost, connectorFor: pinnedConnector, timer, allow };
}

/** Sent with every request, so that publishers can see who asks. */
export const USER_AGENT = "Dateline (newsroom bot; reads feeds)";

/** The system's own resolver, `/etc/hosts` included. */
export async function resolveHost(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

/** Connects to the given addresses, one after the other until one answers: the host's name is not looked up again. */
export const pinnedConnector: MakeConnector = (addresses) => {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  const pinned: LookupFunction = (_host, options, callback) => {
    const [first] = found;
    if (options.all) callback(null, found);
    else callback(null, first?.address ?? "", first?.family ?? 4);
  };
  // The time that a connection may take is the fetch's own, by its timer.
  return buildConnector({
    lookup: pinned,
    autoSelectFamily: true,
    timeout: 0,
    maxCachedSessions: 0,
  } as buildConnector.BuildOptions);
};
