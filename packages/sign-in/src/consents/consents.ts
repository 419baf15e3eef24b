import type { Database } from "@calcache/prisma";
import { personalTenant } from "../microsoft/identity.ts";

type Word = { tenantId: string; clientId: string; refusedAt: Date | null; grantedAt: Date | null };

/**
 * What is known of organisations' consent to the apps of this installation, by their client ids: an administrator consents to one
 * app. Of a refusal it is remembered that it was the latest word, so that nobody else is sent into it; whoever succeeds there proves the
 * contrary. Of an app that nobody of an organisation has tried, any refusal counts: its users can't consent by themselves. Personal accounts
 * have no administrator.
 * @param now epoch ms
 */
export function createConsents(db: Database, now: () => number) {
  async function note(
    tenantId: string,
    clientId: string,
    word: { refusedAt: Date } | { grantedAt: Date },
  ): Promise<void> {
    if (tenantId === personalTenant) return;
    await db.tenantConsent.upsert({
      where: { tenantId_clientId: { tenantId, clientId } },
      create: { tenantId, clientId, ...word },
      update: word,
    });
  }

  return {
    noteRefused: (tenantId: string, clientId: string) =>
      note(tenantId, clientId, { refusedAt: new Date(now()) }),
    noteGranted: (tenantId: string, clientId: string) =>
      note(tenantId, clientId, { grantedAt: new Date(now()) }),

    /** Whether an organisation's users can't use an app before an administrator has consented to it, as far as is known. */
    async isRefused(tenantId: string, clientId: string): Promise<boolean> {
      return isRefusal(await db.tenantConsent.findMany({ where: { tenantId } }), clientId);
    },

    /** Whether any organisation is known to refuse an app. */
    async isAnyRefused(clientId: string): Promise<boolean> {
      const known = await db.tenantConsent.findMany();
      const byTenant = Map.groupBy(known, ({ tenantId }) => tenantId);
      return [...byTenant.values()].some((words) => isRefusal(words, clientId));
    },
  };
}

function isRefusal(ofTenant: readonly Word[], clientId: string): boolean {
  const own = ofTenant.find((word) => word.clientId === clientId);
  if (own === undefined) return ofTenant.some(({ refusedAt }) => refusedAt !== null);
  const { refusedAt, grantedAt } = own;
  return refusedAt !== null && (grantedAt === null || grantedAt < refusedAt);
}
