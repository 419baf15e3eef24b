import { domainToUnicode } from "node:url";

/** Which joins letters or keeps them apart, as Persian and Indic words need it. Elsewhere it only hides that two texts differ. */
const joiner = String.raw`(?<=[\p{L}\p{M}])[\u200c\u200d](?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])(?=\p{L})`;

/** What quoting would take, and what ends or separates addresses in a header, no address has here. */
const atom = String.raw`(?:[^\s@"(),.:;<>[\]\\\p{C}]|${joiner})+`;

const alphanumeric = String.raw`[\p{L}\p{M}\p{N}]`;
const label = String.raw`(?![\p{M}-])(?:${alphanumeric}|${joiner}|-(?=[\p{L}\p{M}\p{N}-]))+`;

const address = new RegExp(String.raw`^(${atom}(?:\.${atom})*)@(?:${label}\.)+(?!\p{N}+$)${label}$`, "u");

const octets = (text: string) => new TextEncoder().encode(text).length;

/**
 * Whether this is one email address, as mail servers take them unquoted (RFC 5321 4.1.2, Dot-string), and nothing beside it: also
 * `r&d@contoso.example`, and international ones (RFC 6531). Not those with a quoted name or a numeric host, which are as good as
 * never meant.
 */
export function isEmailAddress(text: string): boolean {
  const [, local = ""] = text.length <= 254 ? (address.exec(text) ?? []) : [];
  return local !== "" && octets(local) <= 64 && octets(text) <= 254;
}

/** Whether two addresses are one: nobody's mail server tells cases of letters apart. */
export const sameAddress = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * An email address as it is compared and kept, where it may be written in several ways: its host in letters, which browsers send in
 * ASCII (`xn--bcher-kva.example`, RFC 5890), and accents with their letters (RFC 6532, 3.1). Cases of letters stay.
 */
export function canonicalAddress(address: string): string {
  const composed = address.normalize("NFC");
  const at = composed.lastIndexOf("@") + 1;
  const host = composed.slice(at);
  return /(?:^|\.)xn--/i.test(host) ? composed.slice(0, at) + (domainToUnicode(host) || host) : composed;
}
