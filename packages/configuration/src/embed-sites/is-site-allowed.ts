import type { EmbedSites } from "./embed-sites.ts";

/** The value of `frame-ancestors` that lets these sites show a page. Our own may always. */
export const frameAncestors = (sites: EmbedSites): string =>
  sites === null ? "*" : ["'self'", ...sites].join(" ");

/**
 * Whether a page of this origin may hear what happens in a frame: the rule by which browsers let it show the frame. Sites that name no port
 * have their scheme's, and `*.` stands for any names before a domain, but not for none.
 */
export function isSiteAllowed(sites: EmbedSites, origin: string, own: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname, port } = new URL(origin);
  if (protocol !== "https:" && protocol !== "http:") return false;
  if (sites === null || origin === own) return true;
  return sites.some((site) => {
    const wild = site.includes("//*.");
    const allowed = new URL(site.replace("//*.", "//"));
    const isHost = wild ? hostname.endsWith(`.${allowed.hostname}`) : hostname === allowed.hostname;
    return isHost && protocol === allowed.protocol && port === allowed.port;
  });
}
