import { hasElementToken, namedOrigins } from "@calcache/api-keys";
import type { Engine } from "@calcache/calendar-cache";
import { isAmongSites, namedSites } from "@calcache/configuration";
import type { Cors } from "@calcache/http-edge";
import { isForElements } from "./element-paths.ts";
import { ownOrigin } from "./own-origin.ts";

/** ms for which the origins that keys, teams and users name are remembered. A key itself is known anew with each request. */
const rememberedFor = 10_000;

/**
 * Pages of other origins may use the API from browsers: those that keys name, all of it; those that teams and users named and those of tokens, what
 * elements ask for. A token that was just made is known at once. @param open what it is read with, opened on first use
 */
export function corsOfKeys(open: () => Pick<Engine, "db" | "now" | "log">): Cors {
  let remembered = {
    at: Number.NEGATIVE_INFINITY,
    origins: new Set<string>(),
    sites: new Set<string>(),
  };

  async function read(): Promise<void> {
    const { db, now } = open();
    const at = now();
    if (at - remembered.at < rememberedFor) return;
    const [origins, sites] = await Promise.all([namedOrigins(db, at), namedSites(db)]);
    remembered = { at, origins: new Set(origins), sites };
  }

  /** What was known before stays where the database doesn't answer. */
  async function orElse<Value>(read: () => Promise<Value>, otherwise: Value): Promise<Value> {
    try {
      return await read();
    } catch (error) {
      open().log.warn({ err: error }, "[API] the origins that may ask couldn't be read");
      return otherwise;
    }
  }

  return {
    isOpen: (path) => path.startsWith("/api/v2/") || path === "/api/live",
    async isAllowed(origin, path) {
      if (origin === ownOrigin()) return false;
      await orElse(read, undefined);
      if (remembered.origins.has(origin)) return true;
      if (!isForElements(path)) return false;
      if (isAmongSites(remembered.sites, origin)) return true;
      const { db, now } = open();
      return orElse(() => hasElementToken(db, origin, now()), false);
    },
    requestHeaders: ["authorization", "content-type", "idempotency-key", "x-request-id"],
    responseHeaders: [
      "idempotency-replayed",
      "ratelimit",
      "ratelimit-policy",
      "retry-after",
      "x-calendar-cache",
      "x-calendar-cache-as-of",
      "x-calendar-unavailable",
      "x-request-id",
    ],
  };
}
