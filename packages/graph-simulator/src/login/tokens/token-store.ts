import type { Ids } from "../../ids.ts";

/** A user's token: what it allows an app, in whose mailbox. Times are epoch milliseconds. */
export type UserToken = {
  kind: "user";
  mailboxId: string;
  clientId: string;
  scope: string;
  expiresAt: number;
  /** its user has signed in since the grants before were ended */
  renewed?: boolean | undefined;
};
/** An app's own token: it stands for no user, and what it allows is up to the tenant. */
export type AppToken = { kind: "app"; tenantId: string; clientId: string; expiresAt: number };
export type AccessToken = UserToken | AppToken;
/** An authorization code remembers what its redemption has to match, and what the id token is to say. */
export type Code = UserToken & {
  redirectUri: string;
  codeChallenge: string | null;
  codeChallengeMethod: string | null;
  nonce: string | null;
};
export type StoredTokens = { access: [string, AccessToken][]; refresh: [string, UserToken][] };

/** Issued tokens. They are opaque; only this store knows what they mean. */
export type TokenStore = {
  issueAccess: (token: AccessToken) => string;
  issueRefresh: (token: UserToken) => string;
  issueCode: (code: Code) => string;
  access: (text: string) => AccessToken | undefined;
  refresh: (text: string) => UserToken | undefined;
  /** A code can be taken once. */
  takeCode: (text: string) => Code | undefined;
  /** Control-only: ends a mailbox's access tokens at the given time. */
  expireAccess: (mailboxId: string, at: number) => void;
  /** Control-only: ends a mailbox's grants, also those of sign-ins since they were ended last. */
  endGrants: (mailboxId: string) => void;
  forgetMailbox: (mailboxId: string) => void;
  /** Drops access tokens that ended before the given time. */
  prune: (before: number) => void;
  save: () => StoredTokens;
  load: (stored: StoredTokens) => void;
};

/** Makes an empty store. */
export function createTokenStore(ids: Ids): TokenStore {
  const access = new Map<string, AccessToken>();
  const refresh = new Map<string, UserToken>();
  const codes = new Map<string, Code>();

  function issue<Kept>(into: Map<string, Kept>, prefix: string, token: Kept): string {
    const text = ids.secret(prefix);
    into.set(text, token);
    return text;
  }

  const belongsTo = (token: AccessToken, mailboxId: string) =>
    token.kind === "user" && token.mailboxId === mailboxId;

  return {
    issueAccess: (token) => issue(access, "EwB", token),
    issueRefresh: (token) => issue(refresh, "0.AX", token),
    issueCode: (code) => issue(codes, "M.C5", code),
    access: (text) => access.get(text),
    refresh: (text) => refresh.get(text),
    takeCode: (text) => {
      const code = codes.get(text);
      codes.delete(text);
      return code;
    },
    expireAccess: (mailboxId, at) => {
      for (const [text, token] of access) {
        if (belongsTo(token, mailboxId))
          access.set(text, { ...token, expiresAt: Math.min(token.expiresAt, at) });
      }
    },
    endGrants: (mailboxId) => {
      for (const [text, token] of refresh)
        if (token.mailboxId === mailboxId && token.renewed) refresh.set(text, { ...token, renewed: false });
    },
    forgetMailbox: (mailboxId) => {
      for (const tokens of [access, refresh, codes]) {
        for (const [text, token] of tokens) if (belongsTo(token, mailboxId)) tokens.delete(text);
      }
    },
    prune: (before) => {
      for (const [text, token] of access) if (token.expiresAt < before) access.delete(text);
    },
    save: () => ({ access: [...access], refresh: [...refresh] }),
    load: (stored) => {
      for (const [text, token] of stored.access) access.set(text, token);
      for (const [text, token] of stored.refresh) refresh.set(text, token);
    },
  };
}
