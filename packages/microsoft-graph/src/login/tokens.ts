import type { Result } from "../errors/result.ts";

/** A user's delegated tokens. `expiresAt` is the access token's end in epoch milliseconds. */
export type MicrosoftTokens = { accessToken: string; refreshToken: string; expiresAt: number };

/** An access token that ends within this time is renewed first, so that it can't end on the way. In ms. */
export const expiryMarginMs = 60_000;

/** Why there are no tokens: none are stored, or they can't be opened. `reason` is for a person, and tells no secret. */
export type TokensError = { kind: "missing" | "unusable"; reason: string };

/** Where tokens live; the caller implements it on its database. What it throws is passed on as is. */
export type TokenStore = {
  /** The tokens as stored now. */
  read(credentialId: number): Promise<Result<MicrosoftTokens, TokensError>>;
  /**
   * Runs `refresh` under a lock for this credential that holds across processes, passing the tokens as stored at that
   * moment. Tokens that `refresh` resolves to are stored before the lock opens and before this resolves; an error stores
   * nothing.
   */
  refreshExclusively<E>(
    credentialId: number,
    refresh: (stored: MicrosoftTokens) => Promise<Result<MicrosoftTokens, E>>,
  ): Promise<Result<MicrosoftTokens, E | TokensError>>;
};
