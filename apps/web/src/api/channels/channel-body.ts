import { channelFilters, channelFormats } from "@calcache/channels";
import { z } from "zod";

const longestUrl = 2_000;

/** An absolute URL that notices can be posted to; where it may lead is another question. */
const callbackUrl = z
  .string()
  .max(longestUrl, `must have at most ${longestUrl} characters`)
  .refine((text) => URL.canParse(text) && /^https?:/i.test(text), "must be a URL that starts with https://")
  .refine((text) => !URL.canParse(text) || new URL(text).username + new URL(text).password === "", {
    message: "must not have a user or password: notices are signed",
  })
  .refine((text) => !text.includes("#"), "must not have a fragment: it is never sent");

/** The body of a request for a channel. */
export const channelBody = z.strictObject({
  callback_url: callbackUrl,
  filters: channelFilters.default({}),
  format: z.enum(channelFormats, `must be one of ${channelFormats.join(", ")}`).default("standard"),
});
