import { createHmac } from "node:crypto";

/** A key of a hub, as its connection string has it. */
export type SharedAccessKey = { name: string; key: string };

/**
 * Whether a token that was put for this audience was signed with the key and isn't over.
 * Source: learn.microsoft.com/azure/event-hubs/authenticate-shared-access-signature
 * @param now epoch ms
 */
export function isSharedAccess(
  token: string,
  audience: string,
  { name, key }: SharedAccessKey,
  now: number,
): boolean {
  const [, fields = ""] = /^SharedAccessSignature (.*)$/.exec(token) ?? [];
  const of = new Map(fields.split("&").map((pair) => pair.split(/=(.*)/s) as [string, string]));
  const [sr = "", se = "", sig = "", skn = ""] = ["sr", "se", "sig", "skn"].map((field) => of.get(field));
  const signature = createHmac("sha256", key).update(`${sr}\n${se}`).digest("base64");
  return (
    decodeURIComponent(sig) === signature &&
    decodeURIComponent(skn) === name &&
    Number(se) * 1000 > now &&
    audience.toLowerCase().startsWith(decodeURIComponent(sr).toLowerCase())
  );
}
