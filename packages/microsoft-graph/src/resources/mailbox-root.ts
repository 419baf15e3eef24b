/**
 * The path from the API version to a mailbox: the only place that decides it. An app by itself has no `me`, and names the user.
 * Source: learn.microsoft.com/graph/auth-v2-service
 * @param user the id, address or user principal name; null for whoever signed in
 */
export const mailboxRoot = (user: string | null): string =>
  user === null ? "me" : `users/${encodeURIComponent(user).replaceAll("%40", "@")}`;
