import { type Database, err, type Result } from "@calcache/prisma";
import { admit, type Counted, type TooOften } from "@calcache/rate-limits";
import { createAccountLinks } from "./account-links/account-links.ts";
import { type Attempt, createAttempts } from "./attempts/attempts.ts";
import { createConsents } from "./consents/consents.ts";
import { createInvitations, type InvitationFailure } from "./invitations/invitations.ts";
import type { Identity } from "./microsoft/identity.ts";
import {
  createMicrosoftLogin,
  type GrantedTokens,
  identityScope,
  type MicrosoftLoginOptions,
  type SignInPath,
} from "./microsoft/microsoft-login.ts";
import type { Refused } from "./microsoft/refusal.ts";
import { findPerson, type NotFound } from "./people/find-person.ts";
import { rolesOf } from "./people/roles.ts";
import { keyFor } from "./secrets/secrets.ts";
import { createSessions } from "./sessions/sessions.ts";

/** The ways in which accounts' owners sign in, as they are at the moment. */
export type SignInPaths = {
  /** The one of an account; what isn't known of it is null. */
  forSignIn(account: {
    credentialId: number | null;
    tid: string | null;
    address: string | null;
  }): Promise<SignInPath>;
  /** That of a name; null where there is none any more. */
  named(name: string): Promise<SignInPath | null>;
};

export type SignInOptions = MicrosoftLoginOptions & {
  db: Database;
  /** The ways in which accounts' owners sign in. */
  paths: SignInPaths;
  /** 32 bytes, of which the keys of links and forms are made */
  key: Uint8Array;
  /** addresses of whoever runs this installation, in lower case */
  operators: ReadonlySet<string>;
  log: { warn: (about: object, message: string) => void };
};

/** What came of a sign-in. `returnTo` is a path of our own, where the browser came from. */
export type Finished = { returnTo: string } & (
  | { kind: "signed-in"; userId: number; identity: Identity }
  | {
      kind: "connected";
      userId: number;
      credentialId: number | null;
      linkId: string | null;
      identity: Identity;
      tokens: GrantedTokens;
      /** the name of the path that gave them */
      path: string;
    }
  /** An administrator has consented for their organisation: its users can connect. */
  | { kind: "consented" }
  | { kind: "visitor"; identity: Identity; isRefused: boolean }
  | { kind: "refused"; why: Refusal; attempt: Attempt }
);

/** `other-tenant`: an administrator signed in at another organisation than the one that came back. */
export type Refusal = Refused | NotFound["kind"] | `invitation-${InvitationFailure["kind"]}` | "other-tenant";

const minutes = (count: number) => count * 60_000;

/** Beginning a sign-in: 30 in 10 minutes from one address; an answer that nobody asked for: 10. */
const beginning = { name: "sign in", most: 30, window: minutes(10) };
/** So that nobody's mailbox is filled: 5 a day to one user. */
const inviting = { name: "invitation of a user", most: 5, window: minutes(24 * 60) };
const guessing = { name: "sign-in that nobody began", most: 10, window: minutes(10) };

/** Sign-in at Microsoft, sessions, invitations, and organisations' consent, put together. */
export function createSignIn(options: SignInOptions) {
  const { db, key, now, log, paths, operators } = options;
  const login = createMicrosoftLogin(options);
  const attempts = createAttempts(db, now);
  const sessions = createSessions(db, keyFor(key, "form"), now);
  const invitations = createInvitations(db, keyFor(key, "invitation"), now);
  const links = createAccountLinks(db, keyFor(key, "account-link"), now);
  const consents = createConsents(db, now);

  async function outcomeOf(
    attempt: Attempt,
    { name: path, clientId }: SignInPath,
    { identity, tokens }: { identity: Identity; tokens: GrantedTokens | null },
  ): Promise<Finished> {
    const { returnTo } = attempt;
    const refused = (why: Refusal): Finished => ({ kind: "refused", why, attempt, returnTo });
    switch (attempt.purpose) {
      case "sign_in": {
        const found = await personOf(attempt.invitationId, identity);
        if (!found.ok) return refused(found.error);
        return { kind: "signed-in", returnTo, identity, userId: found.value.userId };
      }
      case "connect": {
        if (tokens === null) return refused("failed");
        await consents.noteGranted(identity.tenantId, clientId);
        const { userId, credentialId, linkId } = attempt;
        return { kind: "connected", returnTo, userId, credentialId, linkId, identity, tokens, path };
      }
      case "admin_consent": {
        if (identity.tenantId !== attempt.tenantId) return refused("other-tenant");
        await consents.noteGranted(identity.tenantId, clientId);
        return { kind: "consented", returnTo };
      }
      case "visitor":
        return {
          kind: "visitor",
          returnTo,
          identity,
          isRefused: await isRefusedToVisitors(identity.tenantId),
        };
    }
  }

  const isRefusedToVisitors = (tenantId: string) => consents.isRefused(tenantId, options.visitors.clientId);

  async function personOf(
    invitationId: string | null,
    identity: Identity,
  ): Promise<Result<{ userId: number }, Refusal>> {
    if (invitationId === null) {
      const found = await findPerson(db, identity, now());
      return found.ok ? found : err(found.error.kind);
    }
    const accepted = await invitations.accept(invitationId, identity);
    return accepted.ok ? accepted : err(`invitation-${accepted.error.kind}` as const);
  }

  const pathFor = (account: Partial<Parameters<SignInPaths["forSignIn"]>[0]>) =>
    paths.forSignIn({ credentialId: null, tid: null, address: null, ...account });

  return {
    sessions,
    invitations,
    links,
    /**
     * Where an administrator consents for their organisation, to the app by which a user of it would connect; null asks for which.
     * @param address the user's; null where it isn't known
     */
    async adminConsentUrl(tenantId: string | null, address: string | null): Promise<string> {
      return login.adminConsentUrl(await pathFor({ tid: tenantId, address }), tenantId);
    },

    /** Whether an administrator has to consent before a user of an organisation can connect an account, as far as is known. */
    async isRefused(account: {
      credentialId: number | null;
      tid: string;
      address: string | null;
    }): Promise<boolean> {
      const { clientId } = await paths.forSignIn(account);
      return consents.isRefused(account.tid, clientId);
    },

    /** The same for visitors of booking pages, who have an app of their own. */
    isRefusedToVisitors,
    /** Whether any organisation is known to refuse its users as visitors. */
    isAnyRefusedToVisitors: () => consents.isAnyRefused(options.visitors.clientId),
    rolesOf: (userId: number) => rolesOf(db, userId, operators),

    /** Counts an attempt that begins, by where it comes from; refuses it where there are too many. */
    admit: (visitorIp: string) => admit(db, [{ limit: beginning, subject: visitorIp }], now()),

    /** Counts an invitation that is mailed to a user; refuses it where there are too many. */
    admitInvitation: (userId: number) => admit(db, [{ limit: inviting, subject: String(userId) }], now()),

    /**
     * Begins a sign-in: where to send the browser, and the secret that its cookie holds until it is back.
     * @param hint whose account is meant; null lets the user choose
     */
    async begin(attempt: Attempt, hint: string | null, browser: string | null) {
      const named = attempt.purpose === "admin_consent" ? await paths.named(attempt.path) : null;
      const path = named ?? (await pathFor(whoseOf(attempt, hint)));
      const begun = await attempts.begin(attempt, path.name, browser);
      const asksForCalendars = attempt.purpose === "connect" || attempt.purpose === "admin_consent";
      // An administrator's return proves the consent where Microsoft grants all of it without a page.
      const scope = asksForCalendars ? `${identityScope} ${path.scope}` : identityScope;
      const location = await login.authorizationUrl(path, scope, hint, begun.proof);
      return { location: location.href, browser: begun.browser };
    },

    /**
     * Finishes what a browser comes back from Microsoft with; null where it didn't begin it, or too long ago, or has
     * finished it already. Error where too many such answers come from one address.
     * @param search the query, with its `?`
     */
    async finish(
      search: string,
      browser: string | null,
      visitorIp: string,
    ): Promise<Finished | TooOften | null> {
      const state = new URLSearchParams(search).get("state");
      const taken = state === null || browser === null ? null : await attempts.take(state, browser);
      if (taken === null) {
        const counted: Counted[] = [{ limit: guessing, subject: visitorIp }];
        const admitted = await admit(db, counted, now());
        return admitted.ok ? null : admitted.error;
      }
      const { attempt, proof } = taken;
      const path = await paths.named(taken.path);
      if (path === null) return null;
      const redeemed = await login.redeem(path, search, proof);
      if (redeemed.ok) return outcomeOf(attempt, path, redeemed.value);
      const { kind, code } = redeemed.error;
      if (kind === "needs-admin" && attempt.purpose === "connect" && attempt.tenantId !== null)
        await consents.noteRefused(attempt.tenantId, path.clientId);
      log.warn({ purpose: attempt.purpose, why: kind, code }, "[Sign-in] Microsoft sent nobody back");
      return { kind: "refused", why: kind, attempt, returnTo: attempt.returnTo };
    },

    /** Forgets what has served. */
    async prune(): Promise<void> {
      await attempts.prune();
      await sessions.prune();
      await invitations.prune();
      await links.prune();
    },
  };
}

/** Whose sign-in it is to be, as far as is known; that of a sign-in alone may be anybody's. */
function whoseOf(attempt: Attempt, hint: string | null) {
  switch (attempt.purpose) {
    case "connect":
      return { credentialId: attempt.credentialId, tid: attempt.tenantId, address: hint };
    case "admin_consent":
      return { tid: attempt.tenantId };
    case "sign_in":
    case "visitor":
      return {};
  }
}

export type SignIn = ReturnType<typeof createSignIn>;
