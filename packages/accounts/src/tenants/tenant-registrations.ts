import { type Database, err, ok, type Result } from "@calcache/prisma";
import { fromJson } from "../tokens/stored-tokens.ts";
import type { TokenCipher } from "../tokens/token-cipher.ts";
import { type AppCredential, readAppCredential } from "./app-credential.ts";

/** An app as a tenant knows it, with its valid credentials, the latest first. */
export type TenantRegistration = { tenantId: string; clientId: string; credentials: AppCredential[] };

/** Why there is none: the tenant is gone, or nothing of it can be decrypted. */
export type RegistrationError = { kind: "missing" | "unusable"; reason: string };

type Registration = Result<TenantRegistration, RegistrationError>;

const withCredentials = {
  select: { tid: true, clientId: true, credentials: { orderBy: { id: "desc" } } },
} as const;

type TenantRow = {
  tid: string;
  clientId: string;
  credentials: { encrypted: string; notAfter: Date | null }[];
};

/**
 * The registrations by which tenants' accounts are opened.
 * @param cipher of the purpose `tenant`
 * @param now epoch ms
 */
export function tenantRegistrations(db: Database, cipher: TokenCipher, now: () => number) {
  function registrationOf(tenant: TenantRow | null | undefined): Registration {
    if (!tenant) return err({ kind: "missing", reason: "its tenant doesn't let this app in any more" });
    const at = now();
    const valid = tenant.credentials.filter(({ notAfter }) => notAfter === null || notAfter.getTime() > at);
    const credentials = valid.flatMap(({ encrypted }) => {
      const decrypted = cipher.decrypt(encrypted);
      return (decrypted.ok && readAppCredential(fromJson(decrypted.value))) || [];
    });
    if (valid.length > 0 && credentials.length === 0)
      return err({ kind: "unusable", reason: `the credentials of tenant ${tenant.tid} can't be decrypted` });
    return ok({ tenantId: tenant.tid, clientId: tenant.clientId, credentials });
  }

  return {
    /** @param credentialId of an account, below zero */
    async of(credentialId: number): Promise<Registration> {
      const account = await db.tenantAccount.findUnique({
        where: { credentialId },
        select: { tenant: withCredentials },
      });
      return registrationOf(account?.tenant);
    },

    async ofTenant(integration: string, tid: string): Promise<Registration> {
      const where = { integration_tid: { integration, tid } };
      return registrationOf(await db.tenant.findUnique({ where, ...withCredentials }));
    },
  };
}
