import { z } from "zod";
import type { Held, StoredTokens } from "./stored-tokens.ts";

/**
 * A `Credential.key` as cal.com writes it: the login's answer, whatever else is in it. The access token's end is `expiry_date`, in
 * seconds when the account was linked and in ms once cal.com has renewed it; in old rows it is `expires_in`, in seconds since the
 * epoch. (calcom/cal.com: packages/app-store/office365calendar/api/callback.ts, packages/app-store/_utils/oauth)
 */
export const plainKey = z.looseObject({
  access_token: z.string().nullish(),
  refresh_token: z.string().min(1),
});

type PlainKey = z.infer<typeof plainKey>;

/** A number is of ms from here on: in seconds it would be the year 5138, and in ms it is 1973. */
const leastMs = 100_000_000_000;

/** A number is an instant from here on, and a duration below: 2001-09-09 or 32 years, in seconds. */
const leastInstant = 1_000_000_000;

export const readPlainKey = (key: PlainKey): Held<PlainKey> => ({
  tokens: {
    accessToken: key.access_token ?? "",
    refreshToken: key.refresh_token,
    // Without an access token there is nothing that could last.
    expiresAt: key.access_token ? expiryOf(key) : 0,
  },
  replaced: (tokens) => ({
    ...key,
    access_token: tokens.accessToken,
    refresh_token: tokens.refreshToken,
    ...expiryAsIn(key, tokens),
  }),
});

/** Epoch ms; 0 where the key doesn't say, as cal.com reads it. */
function expiryOf(key: PlainKey): number {
  const end = numberOf(key.expiry_date);
  if (end) return end < leastMs ? end * 1000 : end;
  return hasInstantIn(key) ? numberOf(key.expires_in) * 1000 : 0;
}

function expiryAsIn(key: PlainKey, { expiresAt }: StoredTokens) {
  const seconds = Math.floor(expiresAt / 1000);
  const end = numberOf(key.expiry_date);
  if (end) return { expiry_date: end < leastMs ? seconds : expiresAt };
  return hasInstantIn(key) ? { expires_in: seconds } : { expiry_date: expiresAt };
}

const hasInstantIn = (key: PlainKey) => numberOf(key.expires_in) >= leastInstant;

/** What is no number says nothing: a row isn't lost for it. */
const numberOf = (value: unknown): number => (typeof value === "number" ? value : 0);
