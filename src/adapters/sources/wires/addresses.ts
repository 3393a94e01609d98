import ipaddr from "ipaddr.js";

/** Hosts and networks that may be fetched from although they are not public, as the configuration names them. */
export interface AllowList {
  /** In small letters, as URLs have them. */
  readonly hosts: ReadonlySet<string>;
  readonly networks: readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[];
}

/** Nothing but the public internet. */
export const PUBLIC_ONLY: AllowList = { hosts: new Set(), networks: [] };

/**
 * Ranges that a host by name may lead to where the configuration allows that name. Link-local addresses are not
 * among them: cloud machines hand out their credentials there, and a name's owner may change where it leads.
 */
const INTRANET = new Set(["private", "loopback", "uniqueLocal", "carrierGradeNat"]);

/** The prefix by which a network reaches IPv4 hosts over IPv6 (RFC 6052); the address is in the last 32 bits. */
const NAT64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");
/** All that is routed on the public internet. */
const GLOBAL = ipaddr.IPv6.parseCIDR("2000::/3");

/** An entry of an allow-list: a host name, an address, or a network such as `10.20.0.0/16`; null where it is none. */
export function readAllowList(entries: readonly string[]): AllowList | null {
  const hosts = new Set<string>();
  const networks: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
  for (const entry of entries) {
    if (ipaddr.isValidCIDR(entry)) networks.push(ipaddr.parseCIDR(entry));
    else if (ipaddr.IPv4.isValidFourPartDecimal(entry)) networks.push([ipaddr.IPv4.parse(entry), 32]);
    else if (ipaddr.IPv6.isValid(entry)) networks.push([ipaddr.IPv6.parse(entry), 128]);
    else if (/^(?=.*[a-z])[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(entry)) hosts.add(entry.toLowerCase());
    else return null;
  }
  return { hosts, networks };
}

/**
 * Whether this address may be connected to on behalf of this host. Public addresses may; of those that stand for
 * an IPv4 address, that one decides; tunnels (6to4, Teredo) and all special ranges may not.
 */
export function isAllowed(address: string, host: string, allow: AllowList = PUBLIC_ONLY): boolean {
  if (!ipaddr.isValid(address)) return false;
  const plain = unwrapped(ipaddr.parse(address));
  if (allow.networks.some((network) => isIn(plain, network))) return true;
  const range = plain.range();
  if (allow.hosts.has(host.toLowerCase()) && INTRANET.has(range)) return true;
  return range === "unicast" && (plain instanceof ipaddr.IPv4 || plain.match(GLOBAL));
}

/** The IPv4 address that an IPv6 one stands for, or else the address itself. */
function unwrapped(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  if (address instanceof ipaddr.IPv4) return address;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  if (address.match(NAT64)) return new ipaddr.IPv4(address.toByteArray().slice(12));
  return address;
}

function isIn(
  address: ipaddr.IPv4 | ipaddr.IPv6,
  [network, bits]: readonly [ipaddr.IPv4 | ipaddr.IPv6, number],
): boolean {
  if (address instanceof ipaddr.IPv4) return network instanceof ipaddr.IPv4 && address.match(network, bits);
  return network instanceof ipaddr.IPv6 && address.match(network, bits);
}
