import ipaddr from "ipaddr.js";

/** Whatever of IPv6 is given to networks. Source: iana.org/assignments/ipv6-address-space */
const globalIpv6 = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an address is one on the public internet: not of this machine, of a private network, of a link (where clouds serve
 * credentials), nor reserved, nor one of IPv6 that carries an IPv4 address. An IPv4 address that is mapped into IPv6 is itself.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  const isGlobal = address instanceof ipaddr.IPv4 || address.match(globalIpv6);
  return isGlobal && address.range() === "unicast";
}
