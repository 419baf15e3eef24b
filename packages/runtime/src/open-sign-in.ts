import type { Log } from "@calcache/calendar-cache";
import type { HostAccounts } from "@calcache/outlook";
import type { Database } from "@calcache/prisma";
import { createSignIn, type SignIn, sessionIn } from "@calcache/sign-in";
import type { RuntimeEnvironment } from "./runtime-environment.ts";

/** Who asks, as a host app's session or ours knows them. */
export type CurrentUser = {
  userId: number;
  /** ours; null where the host app has its own sessions */
  session: { id: string; tenantId: string; address: string } | null;
};

/** Finds who asks by a request's headers: what a host app has instead of our sessions. */
export type FindCurrentUser = (headers: Headers) => Promise<{ id: number } | null>;

/** Where Microsoft sends browsers back to, whatever they signed in for. */
export const signInCallbackPath = "/api/sign-in/callback";

/** Sign-in of hosts; null where no app is registered at Microsoft. */
export function openSignIn(
  environment: RuntimeEnvironment,
  hosts: HostAccounts | null,
  { db, log, now }: { db: Database; log: Log; now: () => number },
): SignIn | null {
  if (hosts === null) return null;
  return createSignIn({
    db,
    log,
    now,
    paths: hosts.authPaths,
    proveApp: (path, tokenUrl) => hosts.authPaths.prove(path.name, tokenUrl),
    visitors: { clientId: environment.MS_GRAPH_CLIENT_ID, scope: hosts.visitorScope },
    key: environment.CALENDSO_ENCRYPTION_KEY,
    operators: environment.OPERATORS,
    loginUrl: environment.MICROSOFT_LOGIN_URL,
    redirectUri: environment.NEXT_PUBLIC_WEBAPP_URL + signInCallbackPath,
  });
}

/** @param siteUrl the site's address @param ofHostApp a host app's own sessions, instead of ours */
export const currentUserOf =
  (signIn: SignIn | null, siteUrl: string, ofHostApp: FindCurrentUser | undefined) =>
  async (headers: Headers): Promise<CurrentUser | null> => {
    if (ofHostApp !== undefined) {
      const user = await ofHostApp(headers);
      return user && { userId: user.id, session: null };
    }
    const token = sessionIn(headers, siteUrl);
    const session = token === null ? null : await signIn?.sessions.find(token);
    if (!session) return null;
    const { id, userId, tenantId, address } = session;
    return { userId, session: { id, tenantId, address } };
  };
