import { createHash, randomBytes } from "node:crypto";
import type { Database } from "@calcache/prisma";
import type { StoredTokens } from "./tokens/stored-tokens.ts";
import type { TokenCipher } from "./tokens/token-cipher.ts";
import { sealVisitorTokens } from "./visitor-token-store.ts";

const day = 24 * 60 * 60_000;

/** How long a visitor's calendar stays connected, in ms. */
export const visitorCalendarLifetime = 30 * day;

/**
 * Visitors' calendars in the database. The session by which a browser names one is 256 random bits, stored as a hash:
 * whoever reads the table can't take a visitor's place.
 * @param cipher for the purpose `guest-calendar`
 * @param now epoch ms
 */
export function createVisitorCalendarStore(db: Database, cipher: TokenCipher, now: () => number) {
  return {
    async add(tokens: StoredTokens): Promise<{ id: number; session: string }> {
      const session = randomBytes(32).toString("base64url");
      const { id } = await db.visitorCalendar.create({
        data: {
          sessionHash: hashOf(session),
          sealed: sealVisitorTokens(cipher, tokens),
          createdAt: new Date(now()),
          expiresAt: new Date(now() + visitorCalendarLifetime),
        },
      });
      return { id, session };
    },

    async noteAddress(id: number, address: string): Promise<void> {
      await db.visitorCalendar.update({ where: { id }, data: { address } });
    },

    /** Null for an unknown session, and for one whose time is up. */
    find: (session: string): Promise<{ id: number; address: string | null } | null> =>
      db.visitorCalendar.findUnique({
        where: { sessionHash: hashOf(session), expiresAt: { gt: new Date(now()) } },
        select: { id: true, address: true },
      }),

    async remove(id: number): Promise<void> {
      await db.visitorCalendar.deleteMany({ where: { id } });
    },

    async end(session: string): Promise<void> {
      await db.visitorCalendar.deleteMany({ where: { sessionHash: hashOf(session) } });
    },
  };
}

const hashOf = (session: string) => createHash("sha256").update(session).digest("hex");
