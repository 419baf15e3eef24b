import { elementPrefix } from "@calcache/api-keys";
import type { Engine } from "@calcache/calendar-cache";
import { apiEnvelope, type Handler, refusal, refuse } from "@calcache/http-edge";
import { admit, type RateLimit } from "@calcache/rate-limits";
import { bearerOf } from "./bearer.ts";
import { isForElements } from "./element-paths.ts";
import { ownOrigin } from "./own-origin.ts";
import { visitorOf } from "./visitor.ts";

/** What pages of one site may ask without a token; and one address of them, so that it doesn't use up its site's. */
export const siteLimit: RateLimit = { name: "site", most: 1_200, window: 60_000 };
export const siteVisitorLimit: RateLimit = { name: "site-visitor", most: 120, window: 60_000 };

export const tooOftenFromSite = refusal(
  429,
  "TOO_MANY_REQUESTS",
  "Pages of this site have asked as often as they may: go on after Retry-After seconds",
);

/**
 * Counts what pages of other sites ask for. What they ask with a token counts for the token's key, whose site nobody can claim to be; what
 * is asked with a key, for that. A preflight isn't counted: it reads nothing.
 */
export const withSiteLimits =
  (handler: Handler, open: () => Pick<Engine, "db" | "now">): Handler =>
  async (request) => {
    const origin = request.headers.get("origin");
    const bearer = bearerOf(request) ?? "";
    const isCounted =
      origin !== null &&
      request.method !== "OPTIONS" &&
      !bearer.startsWith("cc_") &&
      isForElements(new URL(request.url).pathname) &&
      origin !== ownOrigin();
    if (!isCounted) return handler(request);
    const { db, now } = open();
    const limits = [
      { limit: siteVisitorLimit, subject: `${origin} ${visitorOf(request.headers)}` },
      ...(bearer.startsWith(elementPrefix) ? [] : [{ limit: siteLimit, subject: origin }]),
    ];
    // Where the database is away, the endpoint itself says so.
    const admitted = await admit(db, limits, now()).catch(() => null);
    if (admitted === null || admitted.ok) return handler(request);
    const headers = { "retry-after": String(admitted.error.retryAfterSeconds) };
    return refuse(apiEnvelope, { ...tooOftenFromSite, headers });
  };
