import {
  createGuestTokenStore,
  createTokenCipher,
  createTokenStore,
  createVisitorCalendarStore,
  type Database,
  openDatabase,
} from "@calcache/prisma";
import type { ProviderContext } from "./providers.ts";
import type { RuntimeEnvironment } from "./runtime-environment.ts";

const hostConnections = 4;
const visitorConnections = 2;

/**
 * Where tokens are kept. A token being refreshed holds a connection while the login answers: hosts' and visitors' have connections of
 * their own, so that a slow login keeps no reader waiting, and many visitors' logins keep no host's.
 */
export function openTokens(environment: RuntimeEnvironment, db: Database, now: () => number) {
  const hostDb = openDatabase(environment.DATABASE_URL, hostConnections);
  const visitorDb = openDatabase(environment.DATABASE_URL, visitorConnections);
  const { CALENDSO_ENCRYPTION_KEY: key, CALENDSO_ENCRYPTION_KEY_PREVIOUS: previous } = environment;
  const keys = { key, previousKeys: previous ? [previous] : [] };
  const visitorCipher = createTokenCipher({ ...keys, purpose: "guest-calendar" });
  const stores: Pick<ProviderContext, "tokens" | "visitorTokens" | "visitors"> = {
    tokens: createTokenStore(hostDb, createTokenCipher(keys)),
    visitorTokens: createGuestTokenStore(visitorDb, visitorCipher),
    visitors: createVisitorCalendarStore(db, visitorCipher, now),
  };
  return {
    ...stores,
    async close() {
      await Promise.all([hostDb.$disconnect(), visitorDb.$disconnect()]);
    },
  };
}
