import { findMailboxes, type KnownMailbox } from "../accounts/mailboxes.ts";
import { alignTenantAccounts, unlistedAccounts } from "../accounts/tenant-accounts.ts";
import type { Engine } from "../engine/engine.ts";
import { inLanes } from "../engine/in-lanes.ts";
import { providerOf } from "../engine/providers.ts";
import { pauseLeft, recordMailboxFailure, recordMailboxSuccess } from "../health/mailbox-health.ts";

const lanes = 8;

/**
 * Opens the calendars of hosts whose tenant lets this app in by itself, until the deadline (epoch ms): they connect nothing. A mailbox
 * that the app isn't let into is asked for again later, and its host counts as one who has connected nothing.
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
  const main = listed.ok ? listed.value.find(({ isDefault }) => isDefault) : undefined;
  await engine.db.tenantAccount.updateMany({
    where: { credentialId },
    data: { listedAt: new Date(engine.now()), ...(main && { calendarId: main.externalId }) },
  });
  if (listed.ok) return recordMailboxSuccess(engine, mailbox);
  const why = listed.error.reason;
  engine.log.warn({ mailbox: mailbox.id, why }, "[Tenant] a host's calendars can't be listed");
  await recordMailboxFailure(engine, mailbox, listed.error);
}
