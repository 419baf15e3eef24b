/** Scopes of the sign-in itself: they belong to no API, and every app may have them. */
const IDENTITY_SCOPES: ReadonlySet<string> = new Set(["openid", "profile", "email", "offline_access"]);
const GRAPH = /^https:\/\/graph\.microsoft\.com\//i;

/** Stands for everything that was granted (Microsoft: "Scopes and permissions in the Microsoft identity platform", .default). */
export const DEFAULT_SCOPE = ".default";

/** The scopes in a text, each once, without the address of Graph. */
export function readScopes(text: string): string[] {
  const names = text.split(/\s+/).map((name) => name.replace(GRAPH, ""));
  return [...new Set(names.filter((name) => name !== ""))];
}

/** The scopes that are asked for and neither granted nor every app's to have. Names are compared in any case. */
export function missingScopes(asked: readonly string[], granted: readonly string[]): string[] {
  const held = new Set(granted.map((name) => name.toLowerCase()));
  return apiScopes(asked).filter((name) => !held.has(name.toLowerCase()));
}

/** Whether one of the permissions is held. */
export function holdsAny(held: readonly string[], wanted: readonly string[]): boolean {
  return wanted.some((name) => missingScopes([name], held).length === 0);
}

/** Those scopes that somebody has to consent to. */
export function apiScopes(scopes: readonly string[]): string[] {
  return scopes.filter((name) => !IDENTITY_SCOPES.has(name.toLowerCase()) && name !== DEFAULT_SCOPE);
}

/**
 * Whether only an administrator may grant this, where Microsoft manages users' consent: what opens calendars and mailboxes, not the
 * profile (Microsoft: message centre MC1163922 and MC1304287).
 */
export function isAdministrators(scope: string): boolean {
  return /^(Calendars|MailboxSettings|OnlineMeetings|Mail|People|Contacts|Tasks)\./i.test(scope);
}
