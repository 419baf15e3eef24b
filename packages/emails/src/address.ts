/** What quoting would take, and what ends or separates addresses in a header, no address has here. */
const localPart = String.raw`[^\s@"(),:;<>[\]\\\p{C}]+`;
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?`;
const address = new RegExp(String.raw`^(${localPart})@(?:${label}\.)+(?!\p{N}+$)${label}$`, "u");

const octets = (text: string) => new TextEncoder().encode(text).length;

/**
 * Whether this is one email address, as mail servers take them, and nothing beside it: also `r&d@contoso.example`, and
 * international ones (RFC 6531). Not those with a quoted name or a numeric host, which are as good as never meant.
 */
export function isEmailAddress(text: string): boolean {
  const [, local = ""] = address.exec(text) ?? [];
  return local !== "" && octets(local) <= 64 && octets(text) <= 254;
}

/** Whether two addresses are one: nobody's mail server tells cases of letters apart. */
export const sameAddress = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
