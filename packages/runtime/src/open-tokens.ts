import {
  CredentialError,
  createAuthPaths,
  createTokenCipher,
  createTokenStore,
  createVisitorCalendarStore,
  createVisitorTokenStore,
  type TokenStore as StoredTokenStore,
  type TokenCipher,
  tenantRegistrations,
} from "@calcache/accounts";
import type { Engine } from "@calcache/calendar-cache";
import type { TokenStore, TokensError } from "@calcache/microsoft-graph";
import { err, ok, openDatabase } from "@calcache/prisma";
import type { ConnectionShares } from "./connection-shares.ts";
import type { ProviderContext } from "./providers.ts";
import type { RuntimeEnvironment } from "./runtime-environment.ts";

/** ms for which a refresh waits for another process's of the same account, which waits for Microsoft's login. */
const loginWithin = 60_000;

/** The token stores that providers are given. */
type OpenedTokens = Pick<
  ProviderContext,
  "tokens" | "registrations" | "openAuthPaths" | "visitorTokens" | "visitors"
> & {
  /** seals hosts' tokens */
  cipher: TokenCipher;
  /** seals the secrets of channels */
  channelCipher: TokenCipher;
  close(): Promise<void>;
};

/**
 * Where tokens are kept. A token being refreshed holds a connection while the login answers: hosts' and visitors' have connections of
 * their own, so that a slow login keeps no reader waiting, and many visitors' logins keep no host's.
 */
export function openTokens(
  environment: RuntimeEnvironment,
  { hostTokens, visitorTokens }: Pick<ConnectionShares, "hostTokens" | "visitorTokens">,
  { db, log, now }: Pick<Engine, "db" | "log" | "now">,
): OpenedTokens {
  const options = { lockWithin: loginWithin, isPooled: environment.DATABASE_DIRECT_URL !== undefined };
  const hostDb = openDatabase(environment.DATABASE_URL, { ...options, maxConnections: hostTokens });
  const visitorDb = openDatabase(environment.DATABASE_URL, {
    ...options,
    maxConnections: visitorTokens,
  });
  const { CALENDSO_ENCRYPTION_KEY: key, CALENDSO_ENCRYPTION_KEY_PREVIOUS: previous } = environment;
  const keyring = environment.CALCOM_KEYRING_CREDENTIALS;
  const keys = { key, previousKeys: previous ? [previous] : [] };
  const cipher = createTokenCipher(keys);
  const visitorCipher = createTokenCipher({ ...keys, purpose: "guest-calendar" });
  const pathCipher = createTokenCipher({ ...keys, purpose: "auth-path" });
  return {
    cipher,
    channelCipher: createTokenCipher({ ...keys, purpose: "channel" }),
    tokens: openedOrNot(createTokenStore(hostDb, { cipher, keyring })),
    registrations: tenantRegistrations(db, createTokenCipher({ ...keys, purpose: "tenant" }), now),
    openAuthPaths: (integration, own) =>
      createAuthPaths({ db, cipher: pathCipher, integration, own, now, log }),
    visitorTokens: openedOrNot(createVisitorTokenStore(visitorDb, visitorCipher)),
    visitors: createVisitorCalendarStore(db, visitorCipher, now),
    async close() {
      await Promise.all([hostDb.$disconnect(), visitorDb.$disconnect()]);
    },
  };
}

/** Stored tokens that can't be opened concern one account: they are an answer, as those that aren't there are. */
function openedOrNot(store: StoredTokenStore): TokenStore {
  return {
    read: (id) =>
      orTokensError(async () => {
        const stored = await store.read(id);
        return stored ? ok(stored) : err({ kind: "missing", reason: "no tokens are stored" });
      }),
    refreshExclusively: (id, refresh) => orTokensError(() => store.refreshExclusively(id, refresh)),
  };
}

async function orTokensError<Answer>(ask: () => Promise<Answer>) {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    const kind = error.kind === "missing" ? "missing" : "unusable";
    return err<TokensError>({ kind, reason: error.message });
  }
}
