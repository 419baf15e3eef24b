import type { Result } from "@calcache/prisma";
import type { Unreadable } from "./credential-error.ts";

/** A user's delegated tokens; `expiresAt` is the access token's end in milliseconds since the epoch. */
export type StoredTokens = {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: number;
};

/** What holds tokens, read: the tokens, and the same with others in their place, in the form it was found in. */
export type Held<Stored> = {
  readonly tokens: StoredTokens;
  readonly replaced: (tokens: StoredTokens) => Stored;
};

export type Reading<Stored> = Result<Held<Stored>, Unreadable>;

/** A text's JSON; undefined where it isn't any. */
export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
