/**
 * Where a request comes from, for counting: the address that the outermost of our own proxies saw, as `x-forwarded-for`
 * says. What stands before it is whatever the visitor says. A network of IPv6 counts as one: it is one visitor's.
 * @param proxies how many there are; each adds one address at the end
 */
export function visitorIp(headers: Headers, proxies: number): string {
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").map((address) => address.trim());
  const address = forwarded.at(-Math.min(proxies, forwarded.length)) ?? "";
  if (!address.includes(":")) return address === "" ? "unknown" : address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped ?? networkOf(address);
}

/** The first 64 bits of an IPv6 address. */
function networkOf(address: string): string {
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  return [...before, ...zeros, ...after].slice(0, 4).join(":");
}
