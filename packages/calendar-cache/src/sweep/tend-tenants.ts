import { findMailboxes, type KnownMailbox } from "../accounts/mailboxes.ts";
import { alignTenantAccounts, unlistedAccounts } from "../accounts/tenant-accounts.ts";
import type { Engine } from "../engine/engine.ts";
import { inLanes } from "../engine/in-lanes.ts";
import { providerOf } from "../engine/providers.ts";
import { concernsMailbox } from "../health/failure-policy.ts";
import { pauseLeft, recordMailboxFailure, recordMailboxSuccess } from "../health/mailbox-health.ts";

const lanes = 8;

/**
 * Opens the calendars of hosts whose tenant lets this app in by itself, until the deadline (epoch ms): they connect nothing. A mailbox
 * that the app isn't let into is asked for again later. Until its calendar is known its host is never free.
 */
export async function tendTenants(engine: Engine, deadline: number): Promise<void> {
  await alignTenantAccounts(engine);
  const accounts = await unlistedAccounts(engine);
  const mailboxes = await findMailboxes(engine, [...accounts.keys()]);
  await inLanes(
    [...mailboxes.values()],
    ({ id }) => id,
    lanes,
    async (mailbox) => {
      const credentialId = accounts.get(mailbox.id);
      const now = engine.now();
      if (credentialId === undefined || now >= deadline || pauseLeft(mailbox, now) > 0) return;
      await noteDefaultCalendar(engine, mailbox, credentialId);
    },
  );
}

async function noteDefaultCalendar(
  engine: Engine,
  mailbox: KnownMailbox,
  credentialId: number,
): Promise<void> {
  const listed = await providerOf(engine, mailbox).listCalendars(mailbox);
  const note = (data: { calendarId?: string; failureKind: string | null; failureReason: string | null }) =>
    engine.db.tenantAccount.updateMany({
      where: { credentialId },
      data: { listedAt: new Date(engine.now()), ...data },
    });
  if (listed.ok) {
    const main = listed.value.find(({ isDefault }) => isDefault);
    const told = { failureKind: null, failureReason: null };
    await note(main ? { ...told, calendarId: main.externalId } : hasNone);
    return recordMailboxSuccess(engine, mailbox);
  }
  const { kind, reason } = listed.error;
  engine.log.warn({ mailbox: mailbox.id, why: reason }, "[Tenant] a host's calendars can't be listed");
  // A mailbox that is in trouble is asked again as soon as its pause is over.
  if (!concernsMailbox(listed.error)) await note({ failureKind: kind, failureReason: reason });
  await recordMailboxFailure(engine, mailbox, listed.error);
}

const hasNone = { failureKind: "gone", failureReason: "the mailbox has no default calendar" };
