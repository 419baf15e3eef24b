import type { Database } from "@calcache/prisma";
import { personalTenant } from "../microsoft/identity.ts";

/**
 * What is known of organisations' consent to this app. Of a refusal it is remembered that it was the latest word, so that nobody
 * else is sent into it; whoever succeeds there proves the contrary. Personal accounts have no administrator.
 * @param now epoch ms
 */
export function createConsents(db: Database, now: () => number) {
  async function note(tenantId: string, word: { refusedAt: Date } | { grantedAt: Date }): Promise<void> {
    if (tenantId === personalTenant) return;
    await db.tenantConsent.upsert({ where: { tenantId }, create: { tenantId, ...word }, update: word });
  }

  return {
    noteRefused: (tenantId: string) => note(tenantId, { refusedAt: new Date(now()) }),
    noteGranted: (tenantId: string) => note(tenantId, { grantedAt: new Date(now()) }),

    /** Whether an organisation's users can't connect before an administrator has consented, as far as is known. */
    async isRefused(tenantId: string): Promise<boolean> {
      const known = await db.tenantConsent.findUnique({ where: { tenantId } });
      return isRefusal(known);
    },

    /** Whether any organisation is known to refuse. */
    async isAnyRefused(): Promise<boolean> {
      return (await db.tenantConsent.findMany({ where: { refusedAt: { not: null } } })).some(isRefusal);
    },
  };
}

const isRefusal = (known: { refusedAt: Date | null; grantedAt: Date | null } | null): boolean =>
  known !== null &&
  known.refusedAt !== null &&
  (known.grantedAt === null || known.grantedAt < known.refusedAt);
