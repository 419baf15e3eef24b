import { refusal } from "@calcache/http-edge";
import { z } from "zod";
import { holderOf } from "../edge/api-key.ts";

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

/** What endpoints of one channel have in common. */
export const channelOf = {
  caller: keyWithChannels,
  params: z.object({ channelId: z.uuid() }),
} as const;

export const noStore = { "cache-control": "no-store" };
