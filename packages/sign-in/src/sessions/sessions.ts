import type { Database } from "@calcache/prisma";
import type { Identity } from "../microsoft/identity.ts";
import { isUserLocked } from "../people/find-person.ts";
import { hashOf, isMac, macOf, newSecret } from "../secrets/secrets.ts";

const hour = 60 * 60_000;
const day = 24 * hour;

/** How long a session lasts at most, in ms. */
export const sessionLifetime = 30 * day;
/** It ends when it wasn't used for so many ms. */
const idleLifetime = 7 * day;
/** It gets another token after so many ms. */
const rotatedAfter = hour;
/** Requests that are under way while it does still show the one before, for so many ms. */
const previousLasts = 60_000;

/** A user who is signed in here. */
export type Session = {
  id: string;
  userId: number;
  /** at which organisation, and as what, they signed in */
  tenantId: string;
  address: string;
};

/**
 * Sessions, in the database. A browser names one by a token of 256 random bits, stored as a hash, which changes every hour.
 * @param formKey signs what forms prove their origin with
 * @param now epoch ms
 */
export function createSessions(db: Database, formKey: Uint8Array, now: () => number) {
  const valid = () => ({
    expiresAt: { gt: new Date(now()) },
    usedAt: { gt: new Date(now() - idleLifetime) },
  });
  return {
    /** Begins a session and ends the one that the browser had, so that a token from before a sign-in opens nothing. */
    async begin(userId: number, identity: Identity, before: string | null): Promise<string> {
      if (before !== null) await this.end(before);
      const token = newSecret();
      const at = new Date(now());
      await db.userSession.create({
        data: {
          userId,
          tokenHash: hashOf(token),
          rotatedAt: at,
          tenantId: identity.tenantId,
          address: identity.address,
          createdAt: at,
          usedAt: at,
          expiresAt: new Date(now() + sessionLifetime),
        },
      });
      return token;
    },

    /**
     * Null for a token that opens nothing, or nothing any more, and while its user is locked. The one before the present one is good until the present one has
     * come: the answer that brought it may have been lost.
     */
    async find(token: string): Promise<Session | null> {
      const hash = hashOf(token);
      const row = await db.userSession.findFirst({
        where: { ...valid(), OR: [{ tokenHash: hash }, { previousHash: hash }] },
      });
      if (row === null || (await isUserLocked(db, row.userId))) return null;
      const hasArrived = row.tokenHash === hash && row.rotatedAt.getTime() <= now() - previousLasts;
      if (hasArrived && row.previousHash !== null)
        await db.userSession.updateMany({ where: { tokenHash: hash }, data: { previousHash: null } });
      const { id, userId, tenantId, address } = row;
      return { id, userId, tenantId, address };
    },

    /** Notes that a session is used, and gives it another token where its own is old, or was never heard of again; null keeps it. */
    async rotate(token: string): Promise<string | null> {
      const next = newSecret();
      const hash = hashOf(token);
      const at = new Date(now());
      const ago = (ms: number) => ({ lte: new Date(now() - ms) });
      const { count } = await db.userSession.updateMany({
        where: {
          ...valid(),
          OR: [
            { tokenHash: hash, rotatedAt: ago(rotatedAfter) },
            { previousHash: hash, rotatedAt: ago(previousLasts) },
          ],
        },
        data: { tokenHash: hashOf(next), previousHash: hash, rotatedAt: at, usedAt: at },
      });
      return count === 0 ? null : next;
    },

    async end(token: string): Promise<void> {
      await db.userSession.deleteMany({
        where: { OR: [{ tokenHash: hashOf(token) }, { previousHash: hashOf(token) }] },
      });
    },

    /** Ends all sessions of a user: an operator's word. @returns how many there were */
    async endAll(userId: number): Promise<number> {
      return (await db.userSession.deleteMany({ where: { userId } })).count;
    },

    async prune(): Promise<void> {
      await db.userSession.deleteMany({
        where: {
          OR: [{ expiresAt: { lte: new Date(now()) } }, { usedAt: { lte: new Date(now() - idleLifetime) } }],
        },
      });
    },

    /** What a form of this session's pages carries; another site can't know it. @param of a session's id, or a user of a host app's */
    formToken: (of: string): string => macOf(formKey, of),
    isFormToken: (given: string, of: string): boolean => isMac(given, macOf(formKey, of)),
  };
}

export type Sessions = ReturnType<typeof createSessions>;
