import { type GraphError, graphError } from "../errors/graph-error.ts";
import { failed, ok, type Result } from "../errors/result.ts";
import type { TokenSource } from "../http/access-tokens.ts";
import type { AuthPath, AuthPaths } from "./auth-path.ts";
import type { Login } from "./login.ts";
import { expiryMarginMs, type MicrosoftTokens, type TokenStore, type TokensError } from "./tokens.ts";

/**
 * Refreshes tokens when they have to be, once however many ask for it: callers in this process wait for the refresh under
 * way, and other processes are kept apart by the store's lock, under which tokens that another has just refreshed are taken
 * as they are. New tokens are stored before they are used, because Microsoft may not honour the old refresh token for ever.
 */
export function createTokenSource(options: {
  tokens: TokenStore;
  login: Pick<Login, "refresh">;
  paths: AuthPaths;
  now: () => number;
}): TokenSource {
  const { tokens, login, paths, now } = options;
  const underWay = new Map<number, Promise<Result<MicrosoftTokens>>>();

  const isFresh = ({ expiresAt }: MicrosoftTokens) => expiresAt - now() > expiryMarginMs;

  async function refreshed(credentialId: number, refused: string | null): Promise<Result<string>> {
    const joined = underWay.get(credentialId);
    const result = await (joined ?? begin(credentialId, refused));
    if (!result.ok) return result;
    // A refresh that began for another reason may have found the very token that was refused here
    const isRefused = joined !== undefined && result.value.accessToken === refused;
    return isRefused ? refreshed(credentialId, refused) : ok(result.value.accessToken);
  }

  function begin(credentialId: number, refused: string | null): Promise<Result<MicrosoftTokens>> {
    const begun = tokens
      .refreshExclusively(credentialId, async (stored) =>
        stored.accessToken !== refused && isFresh(stored)
          ? ok(stored)
          : refresh(credentialId, stored.refreshToken),
      )
      .then((result) => (result.ok ? result : failed(asGraphError(result.error))))
      .finally(() => underWay.delete(credentialId));
    underWay.set(credentialId, begun);
    return begun;
  }

  /** One way after the other; who is asked too much isn't asked by another. */
  async function refresh(credentialId: number, refreshToken: string): Promise<Result<MicrosoftTokens>> {
    const [first, ...others] = await paths.of(credentialId);
    let result = await refreshBy(first, credentialId, refreshToken);
    for (const path of others) {
      if (result.ok || result.error.kind === "throttled") break;
      result = await refreshBy(path, credentialId, refreshToken);
    }
    return result;
  }

  async function refreshBy(path: AuthPath, credentialId: number, refreshToken: string) {
    const result = await login.refresh(path, credentialId, refreshToken);
    await paths.note(credentialId, path, result.ok ? null : result.error);
    return result;
  }

  return {
    async current(credentialId) {
      const stored = await tokens.read(credentialId);
      if (!stored.ok) return failed(asGraphError(stored.error));
      return isFresh(stored.value) ? ok(stored.value.accessToken) : refreshed(credentialId, null);
    },
    replacing: (credentialId, refused) => refreshed(credentialId, refused),
  };
}

/** A failure of the store, in the terms of requests. */
export function asGraphError(error: GraphError | TokensError): GraphError {
  if ("operation" in error) return error;
  const kind = error.kind === "missing" ? "relink" : error.kind;
  return graphError({ kind, operation: "readTokens", reached: "sign-in", reason: error.reason });
}
