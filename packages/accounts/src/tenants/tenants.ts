import { type Database, err, ok, type Prisma, type Result } from "@calcache/prisma";
import type { TokenCipher } from "../tokens/token-cipher.ts";
import type { AppCredential } from "./app-credential.ts";

/** So many of a tenant's credentials are kept: the one in use, and the one that follows it. */
const credentialsAtMost = 2;

export type NewTenant = {
  integration: string;
  tid: string;
  name: string;
  /** of its users' addresses */
  domains: readonly string[];
  clientId: string;
  scopeNote: string | null;
};

/** A domain is another tenant's already: whose users' mailboxes it holds must be one's alone. */
export type DomainTaken = { domain: string; tid: string };

export type GivenCredential = { credential: AppCredential; notAfter: Date | null };

/**
 * Adds a tenant with the app's credential there; one that is there already takes what is given. Its users' accounts come with the next
 * sweep.
 * @param cipher of the purpose `tenant`
 */
export const saveTenant = (
  db: Database,
  cipher: TokenCipher,
  { integration, tid, ...tenant }: NewTenant,
  given: GivenCredential,
  now: Date,
): Promise<Result<void, DomainTaken>> =>
  db.$transaction(async (tx) => {
    const domains = tenant.domains.map((domain) => domain.toLowerCase());
    const others = await tx.tenant.findMany({
      where: { integration, tid: { not: tid }, domains: { hasSome: domains } },
    });
    for (const other of others)
      for (const domain of domains)
        if (other.domains.includes(domain)) return err({ domain, tid: other.tid });
    const data = { ...tenant, domains };
    const { id } = await tx.tenant.upsert({
      where: { integration_tid: { integration, tid } },
      create: { integration, tid, ...data, createdAt: now },
      update: data,
    });
    await addCredential(tx, cipher, id, given, now);
    return ok(undefined);
  });

/** Gives a tenant another credential, beside the latest one it has. False where there is no such tenant. */
export const rotateCredential = (
  db: Database,
  cipher: TokenCipher,
  { integration, tid }: Pick<NewTenant, "integration" | "tid">,
  given: GivenCredential,
  now: Date,
): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const tenant = await tx.tenant.findUnique({ where: { integration_tid: { integration, tid } } });
    if (tenant === null) return false;
    await addCredential(tx, cipher, tenant.id, given, now);
    return true;
  });

async function addCredential(
  tx: Prisma.TransactionClient,
  cipher: TokenCipher,
  tenantId: number,
  { credential, notAfter }: GivenCredential,
  now: Date,
): Promise<void> {
  const encrypted = cipher.encrypt(JSON.stringify(credential));
  const { kind } = credential;
  await tx.tenantCredential.create({ data: { tenantId, kind, encrypted, notAfter, createdAt: now } });
  const former = await tx.tenantCredential.findMany({
    where: { tenantId },
    orderBy: { id: "desc" },
    skip: credentialsAtMost,
  });
  await tx.tenantCredential.deleteMany({ where: { id: { in: former.map(({ id }) => id) } } });
}
