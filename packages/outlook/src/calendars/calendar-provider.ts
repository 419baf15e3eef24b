import { intervalsFrom } from "@calcache/availability";
import {
  type CalendarProvider,
  isOfTenant,
  type MailboxRef,
  type ProviderResult,
  type ProviderSubscription,
} from "@calcache/calendar-cache";
import {
  busyInterval,
  busyRulesVersion,
  type GraphSubscription,
  isInMailboxOf,
  type Result,
  subscriptionExpiry,
} from "@calcache/microsoft-graph";
import { accountKindOf } from "../mailboxes/account-kind.ts";
import { type AskMailbox, nameOf } from "../mailboxes/ask-mailbox.ts";
import { providerFailure } from "../mailboxes/provider-failure.ts";
import { isoWindow } from "./iso-window.ts";
import { toListedCalendar } from "./listed-calendar.ts";

export type NotificationSettings = {
  /** where Graph posts change and lifecycle notifications */
  notificationUrl: string;
  /** the secret by which we know that it is Graph */
  clientState: string;
};

/**
 * Outlook as a provider of calendars.
 * @param ask sends requests about a mailbox
 * @param now epoch ms
 */
export function outlookCalendars(
  ask: AskMailbox,
  notifications: NotificationSettings,
  now: () => number,
): CalendarProvider {
  /** Those that notify this installation; of a tenant's mailbox all of its tenant's. */
  async function listOurs(mailbox: MailboxRef): Promise<ProviderResult<GraphSubscription[]>> {
    const listed = await ask(mailbox, (box) => box.listSubscriptions());
    if (!listed.ok) return providerFailure(listed.error);
    const { notificationUrl } = notifications;
    return { ok: true, value: listed.value.filter((one) => one.notificationUrl === notificationUrl) };
  }

  return {
    busyRule: busyRulesVersion,
    address: notifications.notificationUrl,

    async readProfile(mailbox) {
      // Exchange's roles for applications have none that opens the directory, and only organisations have tenants.
      if (isOfTenant(mailbox))
        return { ok: true, value: { externalId: mailbox.address, accountKind: "microsoft 365" } };
      const read = await ask(mailbox, (box) => box.me());
      if (!read.ok) return providerFailure(read.error);
      return { ok: true, value: { externalId: read.value.id, accountKind: accountKindOf(read.value) } };
    },

    async readSettings(mailbox, parts) {
      if (parts === "all") {
        const read = await ask(mailbox, (box) => box.settings());
        return read.ok ? read : providerFailure(read.error);
      }
      const zone = await ask(mailbox, (box) => box.timeZone());
      return zone.ok
        ? { ok: true, value: { timeZone: zone.value, away: null } }
        : providerFailure(zone.error);
    },

    async listCalendars(mailbox) {
      const listed = await ask(mailbox, (box) => box.listCalendars());
      if (!listed.ok) return providerFailure(listed.error);
      return { ok: true, value: listed.value.map(toListedCalendar) };
    },

    async readBusy(mailbox, calendar, range, timeZone) {
      const read = await ask(mailbox, (box) =>
        box.calendarView({ calendarId: calendar, ...isoWindow(range) }),
      );
      if (!read.ok) return providerFailure(read.error);
      return {
        ok: true,
        value: intervalsFrom(read.value.flatMap((event) => busyInterval(event, timeZone) ?? [])),
      };
    },

    async subscribe(mailbox, calendar) {
      const wish = {
        calendarId: calendar,
        changeType: "created,updated,deleted",
        notificationUrl: notifications.notificationUrl,
        lifecycleNotificationUrl: notifications.notificationUrl,
        clientState: notifications.clientState,
      };
      const create = () =>
        ask(mailbox, (box) =>
          box.createSubscription({ ...wish, expirationDateTime: subscriptionExpiry(now()) }),
        );
      const created = await create();
      if (created.ok) return subscription(created.value);
      const inTheWay = created.error.conflictingSubscriptionId;
      if (inTheWay === undefined) return providerFailure(created.error);
      // Left by a process that died before it could note it. Its clientState is unknown, so it can't be adopted.
      const removed = await ask(mailbox, (box) => box.deleteSubscription(inTheWay));
      if (!removed.ok) return providerFailure(removed.error);
      const again = await create();
      return again.ok ? subscription(again.value) : providerFailure(again.error);
    },

    async renew(mailbox, ids) {
      const renewed = await ask(mailbox, async (box) =>
        coalesce(await box.renewSubscriptions(ids, subscriptionExpiry(now()))),
      );
      if (!renewed.ok) return new Map(ids.map((id) => [id, providerFailure(renewed.error)]));
      return new Map(
        [...renewed.value].map(([id, result]) => [
          id,
          result.ok ? subscription(result.value) : providerFailure(result.error),
        ]),
      );
    },

    async unsubscribe(mailbox, id) {
      const deleted = await ask(mailbox, (box) => box.deleteSubscription(id));
      return deleted.ok ? { ok: true, value: null } : providerFailure(deleted.error);
    },

    async listSubscriptions(mailbox) {
      const listed = await listOurs(mailbox);
      return listed.ok ? { ok: true, value: listed.value.map(({ id }) => id) } : listed;
    },

    async listTenantSubscriptions(mailboxes) {
      const listed = await listOurs(mailboxes[0]);
      if (!listed.ok) return listed;
      const idsIn = (mailbox: MailboxRef) =>
        listed.value.filter((one) => isInMailboxOf(nameOf(mailbox), one)).map(({ id }) => id);
      return { ok: true, value: new Map(mailboxes.map((mailbox) => [mailbox.id, idsIn(mailbox)])) };
    },
  };
}

/** What was asked for in one request and failed with it, failed together. */
function coalesce<Value>(results: Map<string, Result<Value>>): Result<Map<string, Result<Value>>> {
  const [first] = results.values();
  const allFailed = [...results.values()].every((one) => !one.ok);
  return first && !first.ok && allFailed ? first : { ok: true, value: results };
}

/** Graph may grant a shorter life than was asked for: only its answer counts. */
const subscription = ({
  id,
  expirationDateTime,
}: GraphSubscription): { ok: true; value: ProviderSubscription } => ({
  ok: true,
  value: { externalId: id, expiresAt: Date.parse(expirationDateTime) },
});
