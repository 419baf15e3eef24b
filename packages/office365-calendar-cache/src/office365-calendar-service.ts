import { ceilMinute, floorMinute, toRanges, union } from "@calcache/availability";
import {
  type Engine,
  mailboxOf,
  type ProviderFailure,
  providerOf,
  readAvailability,
  refreshCalendars,
  unwatchCalendar,
  type WhyUnknown,
  watchCalendar,
} from "@calcache/calendar-cache";
import { integration } from "@calcache/outlook";

/** Null: all event types of the calendar's owner. */
type EventTypeIds = readonly (number | null)[];

/** A selected calendar as cal.com passes it around; those of other integrations are passed over. */
export type IntegrationCalendar = { externalId: string; integration: string; credentialId?: number | null };

/** A calendar of the account, as cal.com's calendar list shows it. */
export type ListedCalendar = {
  externalId: string;
  integration: typeof integration;
  name: string;
  primary: boolean;
  readOnly: boolean;
  email: string;
};

/** Thrown by the methods below, as cal.com's callers expect: `kind` says what can be done about it. */
export class CalendarServiceError extends Error {
  override name = "CalendarServiceError";
  readonly kind: ProviderFailure["kind"];
  constructor(failure: Pick<ProviderFailure, "kind" | "reason">) {
    super(failure.reason);
    this.kind = failure.kind;
  }
}

/**
 * One Outlook account with the methods of cal.com's `Calendar` interface.
 * @param credential the account, as in the `Credential` table
 */
export function createOffice365CalendarService(engine: Engine, credential: { id: number }) {
  const own = (calendars: readonly IntegrationCalendar[]) =>
    calendars
      .filter((calendar) => calendar.integration === integration)
      .map(({ externalId, credentialId }) => ({ externalId, credentialId: credentialId ?? credential.id }));

  return {
    /** Has the calendar watched for these event types; all of them share one subscription. */
    async watchCalendar({
      calendarId,
      eventTypeIds,
    }: {
      calendarId: string;
      eventTypeIds: EventTypeIds;
    }): Promise<void> {
      const outcome = await watchCalendar(
        engine,
        { credentialId: credential.id, externalId: calendarId },
        eventTypeIds,
      );
      if (outcome.kind === "failed") throw new CalendarServiceError(outcome.failure);
      if (outcome.isNew)
        await refreshCalendars(engine, [{ credentialId: credential.id, externalId: calendarId }]);
    },

    /** Takes the wish of these event types back; the subscription ends with the last one. */
    async unwatchCalendar({
      calendarId,
      eventTypeIds,
    }: {
      calendarId: string;
      eventTypeIds: EventTypeIds;
    }): Promise<void> {
      const ended = await unwatchCalendar(
        engine,
        { credentialId: credential.id, externalId: calendarId },
        eventTypeIds,
      );
      if (!ended.ok) throw new CalendarServiceError(ended.error);
    },

    /** Reads these calendars from Outlook and stores what they say. */
    async fetchAvailabilityAndSetCache(selectedCalendars: readonly IntegrationCalendar[]): Promise<void> {
      for (const outcome of await refreshCalendars(engine, own(selectedCalendars))) {
        if (outcome === null) throw new CalendarServiceError(disconnected);
        if (outcome.kind === "failed") throw new CalendarServiceError(outcome.failure);
      }
    },

    /**
     * The busy times of these calendars between two ISO instants, merged, in UTC ISO. A calendar about which nothing
     * can be known is an error, never free time.
     */
    async getAvailability(asked: {
      dateFrom: string;
      dateTo: string;
      selectedCalendars: readonly IntegrationCalendar[];
      shouldServeCache?: boolean;
    }): Promise<{ start: string; end: string }[]> {
      const range = {
        start: floorMinute(Date.parse(asked.dateFrom)),
        end: ceilMinute(Date.parse(asked.dateTo)),
      };
      const calendars = own(asked.selectedCalendars);
      const answers = await readAvailability(engine, calendars, range, {
        serveCache: asked.shouldServeCache ?? false,
      });
      const busy = answers.map((answer) => {
        if (answer.source === "unavailable") throw new CalendarServiceError(unknown(answer.why));
        return answer.busy;
      });
      return toRanges(union(busy)).map(({ start, end }) => ({ start: iso(start), end: iso(end) }));
    },

    /** The account's calendars. */
    async listCalendars(): Promise<ListedCalendar[]> {
      const mailbox = await mailboxOf(engine, credential.id);
      if (!mailbox) throw new CalendarServiceError(disconnected);
      const listed = await providerOf(engine, mailbox).listCalendars(mailbox);
      if (!listed.ok) throw new CalendarServiceError(listed.error);
      return listed.value.map(({ externalId, name, isDefault, isWritable, owner }) => ({
        externalId,
        integration,
        name,
        primary: isDefault,
        readOnly: !isWritable,
        email: owner ?? "",
      }));
    },
  };
}

export type Office365CalendarService = ReturnType<typeof createOffice365CalendarService>;

const iso = (minute: number) => new Date(minute * 60_000).toISOString();

const disconnected = {
  kind: "relink",
  reason: "the calendar can't be read: its account must be connected anew",
} as const;

const unknown = (why: WhyUnknown): Pick<ProviderFailure, "kind" | "reason"> => {
  if (why === "unread") return { kind: "transient", reason: "the calendar can't be read just now" };
  return why === "unusable"
    ? { kind: why, reason: "the account's stored tokens can't be opened" }
    : disconnected;
};
