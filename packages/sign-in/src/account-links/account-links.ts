import { type Database, err, ok, type Result } from "@calcache/prisma";
import { isMac, macOf } from "../secrets/secrets.ts";

/** Whose account a link connects, and where it leads to at last. */
export type AccountLink = {
  id: string;
  userId: number;
  /** the account that has to come back, and its address; null for any */
  account: { credentialId: number; address: string } | null;
  /** an application's page; null for a page of ours */
  returnUrl: string | null;
};

/** Why a link connects nothing. `invalid`: it wasn't made here, or is damaged. `removed`: its user or their account is gone. */
export type LinkFailure = { kind: "invalid" | "used" | "expired" | "removed" };

const day = 24 * 60 * 60_000;

/** How long links are good, in ms: those on an application's page, and those in mails. */
export const linkLifetimes = { page: day, mail: 7 * day };

/** A link that is over is known for so long, to whoever still tries it. */
const rememberedFor = 30 * day;

/**
 * Links by which a user connects an account without being signed in here. Opening one uses nothing up, since mail scanners open links
 * too: it is used by whoever comes back from Microsoft with an account.
 * @param key signs links @param now epoch ms
 */
export function createAccountLinks(db: Database, key: Uint8Array, now: () => number) {
  /** A link that is good, by its id. */
  async function find(id: string): Promise<Result<AccountLink, LinkFailure>> {
    const row = await db.accountLink.findUnique({
      where: { id },
      include: { credential: { select: { id: true, account: { select: { address: true } } } } },
    });
    // Rows go with their user and their account.
    if (row === null) return err({ kind: "removed" });
    if (row.usedAt !== null) return err({ kind: "used" });
    if (row.expiresAt.getTime() <= now()) return err({ kind: "expired" });
    const { userId, credential, returnUrl } = row;
    const account = credential && {
      credentialId: credential.id,
      address: credential.account?.address ?? "",
    };
    return ok({ id, userId, account, returnUrl });
  }

  return {
    find,

    /** Makes a link: what it answers is the secret part of its address, signed. */
    async create(
      {
        userId,
        credentialId,
        returnUrl,
      }: { userId: number; credentialId: number | null; returnUrl: string | null },
      lifetime: number,
    ): Promise<{ token: string; expiresAt: Date }> {
      const expiresAt = new Date(now() + lifetime);
      const createdAt = new Date(now());
      const { id } = await db.accountLink.create({
        data: { userId, credentialId, returnUrl, createdAt, expiresAt },
      });
      return { token: `${id}.${macOf(key, id)}`, expiresAt };
    },

    /** What a link is for. */
    async read(token: string): Promise<Result<AccountLink, LinkFailure>> {
      const [id = "", mac = ""] = token.split(".");
      return isMac(mac, macOf(key, id)) ? find(id) : err({ kind: "invalid" });
    },

    /** Which account a link was for, used up or not; null where it isn't one of ours, or was for none in particular. */
    async accountOf(token: string): Promise<number | null> {
      const [id = "", mac = ""] = token.split(".");
      if (!isMac(mac, macOf(key, id))) return null;
      return (await db.accountLink.findUnique({ where: { id } }))?.credentialId ?? null;
    },

    /** Uses up whatever other links there are by which an account was to come back: it has. */
    async endAll(credentialId: number): Promise<void> {
      await db.accountLink.updateMany({
        where: { credentialId, usedAt: null },
        data: { usedAt: new Date(now()) },
      });
    },

    /** Uses a link up, once; false where somebody was sooner. */
    async use(id: string): Promise<boolean> {
      const { count } = await db.accountLink.updateMany({
        where: { id, usedAt: null },
        data: { usedAt: new Date(now()) },
      });
      return count > 0;
    },

    /** Gives a used link back: nothing came of it. */
    async giveBack(id: string): Promise<void> {
      await db.accountLink.updateMany({ where: { id }, data: { usedAt: null } });
    },

    async prune(): Promise<void> {
      await db.accountLink.deleteMany({ where: { expiresAt: { lte: new Date(now() - rememberedFor) } } });
    },
  };
}

export type AccountLinks = ReturnType<typeof createAccountLinks>;
