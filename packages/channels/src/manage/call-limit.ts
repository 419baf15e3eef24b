import type { Counted } from "@calcache/rate-limits";

/** A key has its receivers called at once, or called again, this often: nobody floods others through us. */
export const callLimit = (apiKeyId: string): Counted[] => [
  { limit: { name: "call receiver", most: 60, window: 60_000 }, subject: apiKeyId },
];
