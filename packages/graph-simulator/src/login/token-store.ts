import type { Ids } from "../ids.ts";

/** What a token stands for. Times are epoch milliseconds. */
export type Token = { mailboxId: string; clientId: string; scope: string; expiresAt: number };
export type TokenKind = "access" | "refresh" | "code";
/** An authorization code remembers what its redemption has to match. */
export type Code = Token & {
  redirectUri: string;
  codeChallenge: string | null;
  codeChallengeMethod: string | null;
};
export type StoredTokens = { access: [string, Token][]; refresh: [string, Token][] };

/** Issued tokens. They are opaque; only this store knows what they mean. */
export type TokenStore = {
  issueAccess: (token: Token) => string;
  issueRefresh: (token: Token) => string;
  issueCode: (code: Code) => string;
  access: (text: string) => Token | undefined;
  refresh: (text: string) => Token | undefined;
  /** A code can be taken once. */
  takeCode: (text: string) => Code | undefined;
  /** Control-only: ends a mailbox's access tokens at the given time. */
  expireAccess: (mailboxId: string, at: number) => void;
  forgetMailbox: (mailboxId: string) => void;
  /** Drops access tokens that ended before the given time. */
  prune: (before: number) => void;
  save: () => StoredTokens;
  load: (stored: StoredTokens) => void;
};

/** Makes an empty store. */
export function createTokenStore(ids: Ids): TokenStore {
  const access = new Map<string, Token>();
  const refresh = new Map<string, Token>();
  const codes = new Map<string, Code>();

  function issue<Kept extends Token>(into: Map<string, Kept>, prefix: string, token: Kept): string {
    const text = ids.secret(prefix);
    into.set(text, token);
    return text;
  }

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
        if (token.mailboxId === mailboxId)
          access.set(text, { ...token, expiresAt: Math.min(token.expiresAt, at) });
      }
    },
    forgetMailbox: (mailboxId) => {
      for (const tokens of [access, refresh, codes]) {
        for (const [text, token] of tokens) if (token.mailboxId === mailboxId) tokens.delete(text);
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
