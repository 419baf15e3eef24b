import type { AuthPaths, GraphOptions, TokenStore } from "@calcache/microsoft-graph";
import type { StoredHostPaths } from "./host-paths.ts";

/**
 * What a client is made with that gets an account's token by one auth path, for a probe: neither the token nor what came of it is kept.
 * A token of one app isn't shown to another. Else why not, for a person.
 */
export async function probeByPath(
  stored: StoredHostPaths,
  tokens: TokenStore,
  name: string,
  credentialId: number,
): Promise<Required<Pick<GraphOptions, "tokens" | "authPaths">> | { reason: string }> {
  const [path, known] = await Promise.all([stored.named(name), stored.of(credentialId)]);
  if (path === null) return { reason: `there is no auth path ${name}, or its credential can't be read` };
  if (known.at(-1)?.clientId !== path.clientId) return { reason: "its tokens are another app's" };
  const authPaths: AuthPaths = { of: async () => [path], note: async () => undefined };
  return { authPaths, tokens: withoutKeeping(tokens) };
}

/** Tokens that have always ended: who asks for them gets new ones, which are forgotten. */
function withoutKeeping(store: TokenStore): TokenStore {
  const read: TokenStore["read"] = async (credentialId) => {
    const stored = await store.read(credentialId);
    return stored.ok ? { ok: true, value: { ...stored.value, expiresAt: 0 } } : stored;
  };
  return {
    read,
    async refreshExclusively(credentialId, refresh) {
      const stored = await read(credentialId);
      return stored.ok ? refresh(stored.value) : stored;
    },
  };
}
