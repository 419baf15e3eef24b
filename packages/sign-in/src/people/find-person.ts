import { type Database, err, isLocked, ok, Prisma, type Result } from "@calcache/prisma";
import type { Identity } from "../microsoft/identity.ts";

/** Why nobody is signed in. `unknown`: no user here has this address. `ambiguous`: several have it, in other letters. */
export type NotFound = { kind: "unknown" | "ambiguous" | "locked" };

type Row = { id: number; locked: boolean };

/**
 * Which user somebody is: the one they were before, else the one of their verified address, in any case of letters; from then on
 * they are known by what Microsoft knows them by for good.
 */
export async function findPerson(
  db: Database,
  { tenantId, objectId, verifiedAddress }: Identity,
  now: number,
): Promise<Result<{ userId: number }, NotFound>> {
  const known = await db.$queryRaw<Row[]>`
    SELECT u.id, ${locked} AS locked FROM calcache.user_identity i JOIN users u ON u.id = i.user_id
    WHERE i.tenant_id = ${tenantId} AND i.object_id = ${objectId}`;
  const found =
    known.length > 0 || verifiedAddress === null
      ? known
      : await db.$queryRaw<
          Row[]
        >`SELECT u.id, ${locked} AS locked FROM users u WHERE lower(u.email) = ${verifiedAddress}`;
  const [person, other] = found;
  if (person === undefined) return err({ kind: "unknown" });
  if (other !== undefined) return err({ kind: "ambiguous" });
  if (person.locked) return err({ kind: "locked" });
  await remember(db, { tenantId, objectId }, person.id, now);
  return ok({ userId: person.id });
}

const locked = Prisma.raw(isLocked("u"));

/** Whether the host has locked a user, who then signs in by no way and has no session. */
export async function isUserLocked(db: Pick<Prisma.TransactionClient, "$queryRaw">, userId: number) {
  const rows = await db.$queryRaw<
    Row[]
  >`SELECT u.id, ${locked} AS locked FROM users u WHERE u.id = ${userId}`;
  return rows.some(({ locked }) => locked);
}

/** Notes who somebody is. Whoever is known as somebody else stays that. */
export async function remember(
  db: Pick<Prisma.TransactionClient, "userIdentity">,
  { tenantId, objectId }: Pick<Identity, "tenantId" | "objectId">,
  userId: number,
  now: number,
): Promise<void> {
  await db.userIdentity.createMany({
    data: { tenantId, objectId, userId, createdAt: new Date(now) },
    skipDuplicates: true,
  });
}
