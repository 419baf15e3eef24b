import type { Reply } from "../graph/protocol/reply.ts";
import { failure } from "../graph/protocol/reply.ts";

const MINUTE_MS = 60_000;
const LONGEST_MINUTES = 10_080;
const SHORTEST_MINUTES = 45;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i;

/**
 * The end of a subscription's life as asked for: at most 10,080 minutes ahead, less than 45 minutes are raised to 45,
 * and the time needs an offset (Microsoft: "subscription resource type", /graph/api/resources/subscription). `grantedMinutes` is the
 * longest life that is granted, whatever is asked for.
 */
export function readExpiry(
  text: string,
  now: number,
  grantedMinutes: number | null,
): number | (Reply & { failed: true }) {
  const asked = WITH_OFFSET.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(asked)) {
    return failure(
      400,
      "InvalidRequest",
      "Could not process subscription creation payload. Are all property names spelled and camelCased properly? Also are the Datetimeoffset properties in a valid internet Date and Time format?",
    );
  }
  if (asked > now + LONGEST_MINUTES * MINUTE_MS) {
    return failure(
      400,
      "ExtensionError",
      `Subscription expiration can only be ${LONGEST_MINUTES} minutes in the future.`,
    );
  }
  const granted = Math.max(asked, now + SHORTEST_MINUTES * MINUTE_MS);
  return grantedMinutes === null ? granted : Math.min(granted, now + grantedMinutes * MINUTE_MS);
}
