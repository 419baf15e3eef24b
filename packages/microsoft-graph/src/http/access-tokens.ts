import type { Result } from "../errors/result.ts";

/** Access tokens that work, as far as one can know before using them. */
export type TokenSource = {
  /** An access token that isn't about to expire. */
  current(credentialId: number): Promise<Result<string>>;
  /** Another access token than the one that Graph refused with 401. */
  replacing(credentialId: number, refused: string): Promise<Result<string>>;
};
