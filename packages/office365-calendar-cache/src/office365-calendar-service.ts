import { ceilMinute, floorMinute, toRanges, union } from "@calcache/availability";
import {
  providerOf,
  readAvailability,
  refreshCalendars,
  unwatchCalendar,
  type WhyUnknown,
  watchCalendar,
} from "@calcache/calendar-cache";
import { integration } from "@calcache/outlook";
import { processRuntime, type Runtime } from "@calcache/runtime";
import { CalendarServiceError, disconnected, unusable } from "./calendar-service-error.ts";
import { accountOfHost, mailboxOrThrow } from "./mailbox-or-throw.ts";
import { serviceEvents } from "./service-events.ts";

/** Null: all event types of the calendar's owner. */
type EventTypeIds = readonly (number | null)[];

/** A selected calendar as cal.com passes it around; those of other integrations are passed over. */
export type IntegrationCalendar = { externalId: string; integration?: string; credentialId?: number | null };

/** A calendar of the account, as cal.com's calendar list shows it. */
export type ListedCalendar = {
  externalId: string;
  integration: typeof integration;
  credentialId: number;
  name: string;
  primary: boolean;
  readOnly: boolean;
  email: string;
};

/**
 * What a read is for, in cal.com's words. Slots and a visitor's overlay are served from the cache, where it can vouch for what it
 * says; what a booking is checked against is read live.
 */
export type CalendarFetchMode = "slots" | "overlay" | "booking" | "none";

const servesFromCache = (mode: CalendarFetchMode | undefined) => mode === "slots" || mode === "overlay";

/**
 * One Outlook account with the methods of cal.com's `Calendar` interface, in place of its own adapter.
 * @param credential the account, as in the `Credential` table
 * @param runtime by default the process's own, made from the environment
 * @throws EnvironmentError naming every bad or missing variable, where the process has no runtime yet
 */
export function createOffice365CalendarService(
  credential: { id: number },
  runtime: Pick<Runtime, "engine" | "events"> = processRuntime(),
) {
  const { engine } = runtime;
  const accountId = accountOfHost(credential.id);
  const own = (calendars: readonly IntegrationCalendar[]) =>
    calendars
      .filter((calendar) => calendar.integration === integration)
      .map(({ externalId, credentialId }) => ({
        externalId,
        credentialId: accountOfHost(credentialId ?? accountId),
      }));

  async function listCalendars(): Promise<ListedCalendar[]> {
    const mailbox = await mailboxOrThrow(engine, accountId);
    const listed = await providerOf(engine, mailbox).listCalendars(mailbox);
    if (!listed.ok) throw new CalendarServiceError(listed.error);
    return listed.value.map(({ externalId, name, isDefault, isWritable, owner }) => ({
      externalId,
      integration,
      credentialId: credential.id,
      name,
      primary: isDefault,
      readOnly: !isWritable,
      email: owner ?? "",
    }));
  }

  const primaryCalendar = async () => (await listCalendars()).filter(({ primary }) => primary);

  return {
    ...serviceEvents(runtime, accountId),

    getCredentialId: () => credential.id,

    /** The account's calendars. */
    listCalendars,

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
        { credentialId: accountId, externalId: calendarId },
        eventTypeIds,
      );
      if (outcome.kind === "failed") throw new CalendarServiceError(outcome.failure);
      if (outcome.isNew)
        await refreshCalendars(engine, [{ credentialId: accountId, externalId: calendarId }]);
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
        { credentialId: accountId, externalId: calendarId },
        eventTypeIds,
      );
      if (!ended.ok) throw new CalendarServiceError(ended.error);
    },

    /** Reads these calendars from Outlook and stores what they say. */
    async fetchAvailabilityAndSetCache(selectedCalendars: readonly IntegrationCalendar[]): Promise<void> {
      for (const outcome of await refreshCalendars(engine, own(selectedCalendars))) {
        if (outcome === null) throw disconnected();
        if (outcome.kind === "failed") throw new CalendarServiceError(outcome.failure);
      }
    },

    /**
     * The busy times of these calendars between two ISO instants, merged, in UTC ISO. A calendar about which nothing
     * can be known is an error, never free time. Where none is given, `fallbackToPrimary` has the account's own read.
     */
    async getAvailability(asked: {
      dateFrom: string;
      dateTo: string;
      selectedCalendars: readonly IntegrationCalendar[];
      mode?: CalendarFetchMode;
      shouldServeCache?: boolean;
      fallbackToPrimary?: boolean;
    }): Promise<{ start: string; end: string }[]> {
      const range = {
        start: floorMinute(Date.parse(asked.dateFrom)),
        end: ceilMinute(Date.parse(asked.dateTo)),
      };
      const { selectedCalendars, mode, fallbackToPrimary = false } = asked;
      if (!(range.start <= range.end))
        throw new CalendarServiceError({
          kind: "malformed",
          reason: "dateFrom and dateTo must be ISO 8601, and dateTo not earlier",
        });
      const isFallback = selectedCalendars.length === 0 && fallbackToPrimary;
      const calendars = own(isFallback ? await primaryCalendar() : selectedCalendars);
      const answers = await readAvailability(engine, calendars, range, {
        serveCache: asked.shouldServeCache ?? servesFromCache(mode),
      });
      const busy = answers.map((answer) => {
        if (answer.source === "unavailable") throw unknown(answer.why);
        return answer.busy;
      });
      return toRanges(union(busy)).map(({ start, end }) => ({ start: iso(start), end: iso(end) }));
    },
  };
}

export type Office365CalendarService = ReturnType<typeof createOffice365CalendarService>;

const iso = (minute: number) => new Date(minute * 60_000).toISOString();

const unknown = (why: WhyUnknown) => {
  if (why === "unread")
    return new CalendarServiceError({ kind: "transient", reason: "the calendar can't be read just now" });
  return why === "unusable" ? unusable() : disconnected();
};
