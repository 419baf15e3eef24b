import { namedOrigins } from "@calcache/api-keys";
import type { Engine } from "@calcache/calendar-cache";
import type { Cors } from "@calcache/http-edge";

/** ms for which the origins that keys name are remembered. A key itself is known anew with each request. */
const rememberedFor = 10_000;

/** Pages of the origins that keys name may use the API from browsers. @param open what it is read with, opened on first use */
export function corsOfKeys(open: () => Pick<Engine, "db" | "now" | "log">): Cors {
  let remembered = { at: Number.NEGATIVE_INFINITY, origins: new Set<string>() };

  async function read(): Promise<void> {
    const { db, now, log } = open();
    const at = now();
    if (at - remembered.at < rememberedFor) return;
    try {
      remembered = { at, origins: new Set(await namedOrigins(db, at)) };
    } catch (error) {
      log.warn({ err: error }, "[API] the origins that keys name couldn't be read; the last answer stays");
    }
  }

  return {
    isOpen: (path) => path.startsWith("/api/v2/") || path === "/api/live",
    async isAllowed(origin) {
      await read();
      return remembered.origins.has(origin);
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
