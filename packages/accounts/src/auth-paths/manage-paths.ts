import { type Database, err, ok, type Prisma, type Result } from "@calcache/prisma";
import type { GivenCredential } from "../tenants/tenants.ts";
import type { TokenCipher } from "../tokens/token-cipher.ts";
import { environmentPath } from "./choose-path.ts";

/** Whose a path is to be: null is any kind, and any tenant. */
export type PathScope = { accountKind: string | null; tid: string | null };

/** `unknown`: there is no such path. `in-use`: rules lead to it. `granting`: so many accounts' tokens are of its app alone. */
export type PathProblem = { kind: "unknown" } | { kind: "in-use" } | { kind: "granting"; accounts: number };

type PathKey = { integration: string; name: string };

/**
 * Adds an auth path, which nobody goes by yet; one that is there already takes what is given, at once.
 * @param cipher of the purpose `auth-path`
 */
export async function savePath(
  db: Database,
  cipher: TokenCipher,
  { integration, name, ...path }: PathKey & { authority: string; clientId: string; scope: string },
  { credential, notAfter }: GivenCredential,
  now: Date,
): Promise<void> {
  const encrypted = cipher.encrypt(JSON.stringify(credential));
  const data = { ...path, credentialKind: credential.kind, encrypted, notAfter };
  await db.authPath.upsert({
    where: { integration_name: { integration, name } },
    create: { integration, name, ...data, createdAt: now },
    update: data,
  });
}

/** Makes a path that of a share (percent) of whom the scope names. Whoever else went by it there does so no more. */
export const switchPath = (
  db: Database,
  { integration, name }: PathKey,
  scope: PathScope,
  share: number,
): Promise<Result<null, PathProblem>> =>
  db.$transaction(async (tx) => {
    if (!(await isKnown(tx, { integration, name }))) return err({ kind: "unknown" });
    await tx.authPathRule.deleteMany({ where: { integration, path: name, ...scope } });
    // With all of them the rules before say nothing any more.
    if (share >= 100) await tx.authPathRule.deleteMany({ where: { integration, ...scope } });
    await tx.authPathRule.create({ data: { integration, path: name, ...scope, share } });
    return ok(null);
  });

/** Has nobody of a scope go by a path any more: they are left to the rule before. False where nobody did. */
export async function leavePath(
  db: Database,
  { integration, name }: PathKey,
  scope: PathScope,
): Promise<boolean> {
  const { count } = await db.authPathRule.deleteMany({ where: { integration, path: name, ...scope } });
  return count > 0;
}

/**
 * Forgets a path to which no rule leads. Accounts whose tokens are of its app, and of no other path's, would have to sign in anew:
 * only where `force` says so.
 */
export const removePath = (
  db: Database,
  { integration, name }: PathKey,
  { ownClientId, force }: { ownClientId: string; force: boolean },
): Promise<Result<null, PathProblem>> =>
  db.$transaction(async (tx) => {
    const path = await tx.authPath.findUnique({ where: { integration_name: { integration, name } } });
    if (path === null) return err({ kind: "unknown" });
    if ((await tx.authPathRule.count({ where: { integration, path: name } })) > 0)
      return err({ kind: "in-use" });
    const sameApp = { integration, clientId: path.clientId, NOT: { name } };
    const isAlone = path.clientId !== ownClientId && (await tx.authPath.count({ where: sameApp })) === 0;
    const accounts = isAlone ? await countGranted(tx, { integration, name }) : 0;
    if (accounts > 0 && !force) return err({ kind: "granting", accounts });
    await tx.authPath.delete({ where: { integration_name: { integration, name } } });
    await tx.$executeRaw`
      DELETE FROM calcache.auth_path_use u USING calcache.account a
      WHERE a.credential_id = u.credential_id AND a.integration = ${integration} AND u.path = ${name}`;
    return ok(null);
  });

async function isKnown(tx: Prisma.TransactionClient, { integration, name }: PathKey): Promise<boolean> {
  if (name === environmentPath) return true;
  return (await tx.authPath.count({ where: { integration, name } })) > 0;
}

async function countGranted(tx: Prisma.TransactionClient, { integration, name }: PathKey): Promise<number> {
  const [row] = await tx.$queryRaw<{ accounts: number }[]>`
    SELECT count(*)::int AS accounts FROM (
      SELECT DISTINCT ON (u.credential_id) u.path FROM calcache.auth_path_use u
      JOIN calcache.account a ON a.credential_id = u.credential_id AND a.integration = ${integration}
      WHERE u.granted_at IS NOT NULL ORDER BY u.credential_id, u.granted_at DESC) latest
    WHERE path = ${name}`;
  return row?.accounts ?? 0;
}
