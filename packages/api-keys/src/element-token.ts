import type { ElementToken as Row } from "@calcache/prisma";
import type { ApiKeyInfo, ApiKeyScope } from "./api-key.ts";

/**
 * What an element in another site's page may do, and the scopes of a key of which one is needed to let it; null where any key may.
 * - `slots:read`: which times are offered
 * - `bookings:read`: list bookings; `bookings:write`: make, move and cancel them as a visitor does
 * - `availability:read`: when people are busy, and their hours; `availability:write`: change those hours
 * - `calendars:read`: how accounts and calendars do
 */
export const elementScopes = {
  "slots:read": null,
  "bookings:read": ["bookings"],
  "bookings:write": ["bookings"],
  "availability:read": ["free_busy", "read_write"],
  "availability:write": ["read_write"],
  "calendars:read": null,
} as const satisfies Record<string, readonly ApiKeyScope[] | null>;
export type ElementScope = keyof typeof elementScopes;
export const elementScopeNames = Object.keys(elementScopes) as ElementScope[];

/** Whose a token opens, by ids: users' own, teams' with their members', single event types'. */
export type ElementSubjects = {
  userIds: readonly number[];
  teamIds: readonly number[];
  eventTypeIds: readonly number[];
};

/** A token of elements in pages of one origin. It opens a part of what its key opens, as long as the key is good. */
export type ElementToken = {
  id: string;
  key: ApiKeyInfo;
  scopes: readonly ElementScope[];
  subjects: ElementSubjects;
  /** as browsers send it: `https://app.example` */
  origin: string;
  expiresAt: Date;
};

/** Without what its key is: that is read with it. */
export const elementTokenOf = (row: Row, key: ApiKeyInfo): ElementToken => ({
  id: row.id,
  key,
  scopes: elementScopeNames.filter((scope) => row.scopes.includes(scope)),
  subjects: { userIds: row.userIds, teamIds: row.teamIds, eventTypeIds: row.eventTypeIds },
  origin: row.origin,
  expiresAt: row.expiresAt,
});

/** What every token begins with, so that it is never taken for a key. */
export const elementPrefix = "ce_";

/** The scopes among these that a key of such scopes can't hand on. */
export const scopesBeyond = (
  key: Pick<ApiKeyInfo, "scopes">,
  asked: readonly ElementScope[],
): ElementScope[] =>
  asked.filter((scope) => {
    const needed: readonly ApiKeyScope[] | null = elementScopes[scope];
    return needed !== null && !needed.some((one) => key.scopes.includes(one));
  });
