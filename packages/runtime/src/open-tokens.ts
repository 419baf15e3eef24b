import {
  CredentialError,
  createAuthPaths,
  createTokenCipher,
  createTokenStore,
  createVisitorCalendarStore,
  createVisitorTokenStore,
  type TokenStore as StoredTokenStore,
  type TokenCipher,
  type TokenDatabases,
  tenantRegistrations,
} from "@calcache/accounts";
import type { Engine } from "@calcache/calendar-cache";
import type { TokenStore, TokensError } from "@calcache/microsoft-graph";
import { type Database, err, ok, openDatabase } from "@calcache/prisma";
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
 * their own, so that a slow login keeps no reader waiting, and many visitors' logins keep no host's. Another client takes a tenth of a
 * second and ten megabytes, and many a process never renews a token: they are opened when one first does.
 */
export function openTokens(
  environment: RuntimeEnvironment,
  { hostTokens, visitorTokens }: Pick<ConnectionShares, "hostTokens" | "visitorTokens">,
  { db, log, now }: Pick<Engine, "db" | "log" | "now">,
): OpenedTokens {
  const options = { lockWithin: loginWithin, isPooled: environment.DATABASE_DIRECT_URL !== undefined };
  const opened: Database[] = [];
  let isClosed = false;
  const refreshed = (maxConnections: number): TokenDatabases => {
    let database: Database | null = null;
    return {
      reads: db,
      refreshes() {
        if (database) return database;
        if (isClosed) throw new Error("tokens are closed: this process is ending");
        database = openDatabase(environment.DATABASE_URL, { ...options, maxConnections });
        opened.push(database);
        return database;
      },
    };
  };
  const { CALENDSO_ENCRYPTION_KEY: key, CALENDSO_ENCRYPTION_KEY_PREVIOUS: previous } = environment;
  const keyring = environment.CALCOM_KEYRING_CREDENTIALS;
  const keys = { key, previousKeys: previous ? [previous] : [] };
  const cipher = createTokenCipher(keys);
  const visitorCipher = createTokenCipher({ ...keys, purpose: "guest-calendar" });
  const pathCipher = createTokenCipher({ ...keys, purpose: "auth-path" });
  return {
    cipher,
    channelCipher: createTokenCipher({ ...keys, purpose: "channel" }),
    tokens: openedOrNot(createTokenStore(refreshed(hostTokens), { cipher, keyring })),
    registrations: tenantRegistrations(db, createTokenCipher({ ...keys, purpose: "tenant" }), now),
    openAuthPaths: (integration, own) =>
      createAuthPaths({ db, cipher: pathCipher, integration, own, now, log }),
    visitorTokens: openedOrNot(createVisitorTokenStore(refreshed(visitorTokens), visitorCipher)),
    visitors: createVisitorCalendarStore(db, visitorCipher, now),
    async close() {
      isClosed = true;
      await Promise.all(opened.map((database) => database.$disconnect()));
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
