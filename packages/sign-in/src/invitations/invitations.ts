import { type Database, err, ok, type Result } from "@calcache/prisma";
import type { Identity } from "../microsoft/identity.ts";
import { isUserLocked, remember } from "../people/find-person.ts";
import { isMac, macOf } from "../secrets/secrets.ts";

/** How long an invitation is good, in ms. */
export const invitationLifetime = 7 * 24 * 60 * 60_000;

/**
 * Why a link signs nobody in. `invalid`: it wasn't made here, or is damaged. `removed`: the user is gone; `locked`: the host has locked
 * them. `taken`: the Microsoft account is another user's here.
 */
export type InvitationFailure = { kind: "invalid" | "used" | "expired" | "removed" | "locked" | "taken" };

/** An invitation that is still good. Times are epoch ms. */
export type OpenInvitation = { id: string; userId: number; createdAt: number; expiresAt: number };

export type Invited = { id: string; user: { id: number; email: string; name: string | null } };

/** @param key signs links @param now epoch ms */
export function createInvitations(db: Database, key: Uint8Array, now: () => number) {
  const signed = (id: string) => `${id}.${macOf(key, id)}`;

  async function find(id: string): Promise<Result<Invited, InvitationFailure>> {
    const row = await db.invitation.findUnique({
      where: { id },
      include: { user: { select: { id: true, email: true, name: true } } },
    });
    // Rows go with their user; one that is used or expired is kept for as long as somebody may still try it.
    if (!row?.user) return err({ kind: "removed" });
    if (row.usedAt !== null) return err({ kind: "used" });
    if (row.expiresAt.getTime() <= now()) return err({ kind: "expired" });
    if (await isUserLocked(db, row.user.id)) return err({ kind: "locked" });
    return ok({ id, user: row.user });
  }

  const isOpen = () => ({ usedAt: null, expiresAt: { gt: new Date(now()) } });

  return {
    /** The invitations of these users that are still good, the latest first. */
    async listOpen(userIds: readonly number[]): Promise<OpenInvitation[]> {
      const rows = await db.invitation.findMany({
        where: { userId: { in: [...userIds] }, ...isOpen() },
        orderBy: { createdAt: "desc" },
      });
      return rows.map(({ id, userId, createdAt, expiresAt }) => ({
        id,
        userId,
        createdAt: createdAt.getTime(),
        expiresAt: expiresAt.getTime(),
      }));
    },

    /** Takes invitations back that are still good: all of a user, or one of these users' by its id. @returns how many */
    async withdraw(of: { userId: number } | { id: string; userIds: readonly number[] }): Promise<number> {
      const which = "userId" in of ? of : { id: of.id, userId: { in: [...of.userIds] } };
      return (await db.invitation.deleteMany({ where: { ...which, ...isOpen() } })).count;
    },

    /** The secret part of a user's latest invitation that is still good; null where there is none. */
    async latestOf(userId: number): Promise<{ token: string; expiresAt: Date } | null> {
      const row = await db.invitation.findFirst({
        where: { userId, ...isOpen() },
        orderBy: { createdAt: "desc" },
      });
      return row && { token: signed(row.id), expiresAt: row.expiresAt };
    },

    /** Invites a user: what it answers is the secret part of the link, signed. */
    async create(userId: number): Promise<{ token: string; expiresAt: Date }> {
      const expiresAt = new Date(now() + invitationLifetime);
      const { id } = await db.invitation.create({ data: { userId, createdAt: new Date(now()), expiresAt } });
      return { token: signed(id), expiresAt };
    },

    /** Whom a link invites, without using it up: mail scanners open links too. */
    async read(token: string): Promise<Result<Invited, InvitationFailure>> {
      const [id = "", mac = ""] = token.split(".");
      return isMac(mac, macOf(key, id)) ? find(id) : err({ kind: "invalid" });
    },

    /** Uses a link up, once, by whoever has signed in with it: they are the invited user from now on. */
    async accept(id: string, identity: Identity): Promise<Result<{ userId: number }, InvitationFailure>> {
      const invited = await find(id);
      if (!invited.ok) return invited;
      const { id: userId } = invited.value.user;
      return db.$transaction(async (transaction) => {
        const { tenantId, objectId } = identity;
        const whose = await transaction.userIdentity.findUnique({
          where: { tenantId_objectId: { tenantId, objectId } },
        });
        if (whose !== null && whose.userId !== userId) return err({ kind: "taken" });
        const { count } = await transaction.invitation.updateMany({
          where: { id, usedAt: null },
          data: { usedAt: new Date(now()) },
        });
        if (count === 0) return err({ kind: "used" });
        await remember(transaction, identity, userId, now());
        return ok({ userId });
      });
    },

    async prune(): Promise<void> {
      const before = new Date(now() - 30 * 24 * 60 * 60_000);
      await db.invitation.deleteMany({ where: { expiresAt: { lte: before } } });
    },
  };
}
