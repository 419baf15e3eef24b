import { intervalsFrom, type MinuteRange } from "@calcache/availability";
import type {
  CalendarProvider,
  MailboxRef,
  ProviderFailure,
  ProviderSubscription,
} from "@calcache/calendar-cache";
import {
  busyInterval,
  calendarEventsPath,
  type Graph,
  type GraphError,
  type GraphSubscription,
  subscriptionExpiry,
} from "@calcache/microsoft-graph";

/** As in cal.com: the type of an Outlook credential and the integration of an Outlook calendar. */
export const integration = "office365_calendar";

export type NotificationSettings = {
  /** where Graph posts change and lifecycle notifications */
  notificationUrl: string;
  /** the secret by which we know that it is Graph */
  clientState: string;
};

/**
 * Outlook as a calendar provider.
 * @param now epoch ms
 */
export function office365Provider(
  graph: Graph,
  notifications: NotificationSettings,
  now: () => number,
): CalendarProvider {
  const mailboxOf = ({ credentialId }: MailboxRef) => graph.mailbox({ credentialId });
  return {
    integration,

    async readTimeZone(mailbox) {
      const read = await mailboxOf(mailbox).timeZone();
      return read.ok ? read : failure(read.error);
    },

    async readBusy(mailbox, calendar, range, timeZone) {
      const read = await mailboxOf(mailbox).calendarView({ calendarId: calendar, ...isoWindow(range) });
      if (!read.ok) return failure(read.error);
      return {
        ok: true,
        value: intervalsFrom(read.value.flatMap((event) => busyInterval(event, timeZone) ?? [])),
      };
    },

    async subscribe(mailbox, calendar) {
      const box = mailboxOf(mailbox);
      const create = () =>
        box.createSubscription({
          resource: calendarEventsPath(calendar),
          changeType: "created,updated,deleted",
          notificationUrl: notifications.notificationUrl,
          lifecycleNotificationUrl: notifications.notificationUrl,
          clientState: notifications.clientState,
          expirationDateTime: subscriptionExpiry(now()),
        });
      const created = await create();
      if (created.ok) return subscription(created.value);
      if (created.error.conflictingSubscriptionId === undefined) return failure(created.error);
      // Left by a process that died before it could note it. Its clientState is unknown, so it can't be adopted.
      const removed = await box.deleteSubscription(created.error.conflictingSubscriptionId);
      if (!removed.ok) return failure(removed.error);
      const again = await create();
      return again.ok ? subscription(again.value) : failure(again.error);
    },

    async renew(mailbox, ids) {
      const renewed = await mailboxOf(mailbox).renewSubscriptions(ids, subscriptionExpiry(now()));
      return new Map(
        [...renewed].map(([id, result]) => [
          id,
          result.ok ? subscription(result.value) : failure(result.error),
        ]),
      );
    },

    async unsubscribe(mailbox, id) {
      const deleted = await mailboxOf(mailbox).deleteSubscription(id);
      return deleted.ok ? { ok: true, value: null } : failure(deleted.error);
    },

    async listSubscriptions(mailbox) {
      const listed = await mailboxOf(mailbox).listSubscriptions();
      if (!listed.ok) return failure(listed.error);
      const ours = listed.value.filter(
        ({ notificationUrl }) => notificationUrl === notifications.notificationUrl,
      );
      return { ok: true, value: ours.map(({ id }) => id) };
    },
  };
}

const isoWindow = ({ start, end }: MinuteRange) => ({
  startDateTime: new Date(start * 60_000).toISOString(),
  endDateTime: new Date(end * 60_000).toISOString(),
});

/** Graph may grant a shorter life than was asked for: only its answer counts. */
const subscription = ({
  id,
  expirationDateTime,
}: GraphSubscription): { ok: true; value: ProviderSubscription } => ({
  ok: true,
  value: { externalId: id, expiresAt: Date.parse(expirationDateTime) },
});

function failure({ kind, message, issues, retryAfterSeconds }: GraphError): {
  ok: false;
  error: ProviderFailure;
} {
  const paths = issues?.map(({ path, message: what }) => `${path}: ${what}`).join("; ");
  return {
    ok: false,
    error: {
      kind: kind === "conflict" ? "ambiguous" : kind,
      reason: paths ? `${message}: ${paths}` : message,
      retryAfterSeconds,
    },
  };
}
