import { readEnvironment } from "@calcache/environment";

/** The origin of our own pages. */
export const ownOrigin = (): string =>
  new URL(readEnvironment(["NEXT_PUBLIC_WEBAPP_URL"]).NEXT_PUBLIC_WEBAPP_URL).origin;

/**
 * The origin of the page that asks, as its browser says it; null where no browser asks. Browsers leave it out of what a page asks
 * of its own origin to read.
 */
export function originOf({ headers }: Pick<Request, "headers">): string | null {
  const said = headers.get("origin");
  return said === null && headers.get("sec-fetch-site") === "same-origin" ? ownOrigin() : said;
}
