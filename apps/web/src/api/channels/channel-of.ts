import { refusal } from "@calcache/http-edge";
import { z } from "zod";
import { holderOf } from "../edge/callers/api-key.ts";

export const keyWithChannels = holderOf("channels", "read_write");

/** The same for what isn't there and for what is another key's. */
export const noSuchChannel = refusal(404, "NOT_FOUND", "This key has no such channel");

/** A channel can't do that in the state that it is in. */
export const wrongState = refusal(
  409,
  "CHANNEL_STATE",
  "The channel can't do that now",
  z.object({ state: z.string() }),
);

export const tooOften = refusal(429, "TOO_MANY_REQUESTS", "That was too often; please try again later");

/** What a channel can't do, and what this key can't have done so often. */
export const channelRefusals = [noSuchChannel, wrongState, tooOften] as const;

export const retryIn = (seconds: number) => ({ ...tooOften, headers: { "retry-after": String(seconds) } });

/** What endpoints of one channel have in common. */
export const channelOf = {
  caller: keyWithChannels,
  params: z.object({ channelId: z.uuid() }),
} as const;

export const noStore = { "cache-control": "no-store" };
