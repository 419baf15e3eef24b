import { randomUUID } from "node:crypto";
import { findMailboxes, type KnownMailbox, providerOf } from "@calcache/calendar-cache";
import {
  type DesiredEvent,
  deleteEvent,
  type EventProvider,
  type EventRef,
  type EventWriter,
  findOwnCalendar,
  putEvent,
  readOwnEvent,
} from "@calcache/calendar-events";
import { integration } from "@calcache/outlook";
import type { Runtime } from "@calcache/runtime";
import { type CalcomEvent, toDesiredEvent } from "./calcom-event.ts";
import { CalendarServiceError, disconnected } from "./calendar-service-error.ts";
import { mailboxOrThrow } from "./mailbox-or-throw.ts";

/** An event as cal.com keeps it in `BookingReference`: `uid` is what it is changed and deleted by. */
export type WrittenCalendarEvent = {
  uid: string;
  id: string;
  type: string;
  password: string;
  /** where its online meeting is joined; empty for none */
  url: string;
  additionalInfo: Record<string, unknown>;
  iCalUID?: string;
};

type EventMethods = {
  /**
   * Puts a booking's event into a calendar: the one that is named, else the booking's destination in this account, else the account's
   * own. Accepted at once and written by the worker, once, however often it is asked for.
   */
  createEvent(
    event: CalcomEvent,
    credentialId?: number,
    externalCalendarId?: string,
  ): Promise<WrittenCalendarEvent>;
  /** Makes an event what it should be now. One that another adapter made, known by Outlook's id, is changed at once. */
  updateEvent(
    uid: string,
    event: CalcomEvent,
    externalCalendarId?: string | null,
  ): Promise<WrittenCalendarEvent>;
  /** Has an event deleted; one that is gone already is no error. */
  deleteEvent(uid: string, event?: unknown, externalCalendarId?: string | null): Promise<void>;
};

const writer: EventWriter = { kind: "host-app" };

/** How often a change is tried anew when somebody else has changed the event meanwhile. */
const tries = 3;

/** The methods of a calendar service that write events of an account. */
export function serviceEvents(
  { engine, events }: Pick<Runtime, "engine" | "events">,
  credentialId: number,
): EventMethods {
  async function put(ref: EventRef, event: CalcomEvent): Promise<WrittenCalendarEvent> {
    await command((tx) => putEvent(tx, writer, ref, checked(event), engine.now()));
    const own = await readOwnEvent(engine.db, writer, ref);
    return written(ref.eventId, event, own?.joinUrl ?? null);
  }

  async function command(append: (tx: Parameters<typeof putEvent>[0]) => ReturnType<typeof putEvent>) {
    const answer = await engine.db.$transaction(append);
    if (!answer.ok) {
      if (answer.error.kind === "unknown-calendar") throw disconnected();
      const reason = `the event can't be written: ${answer.error.kind}`;
      throw new CalendarServiceError({ kind: "forbidden", reason });
    }
    if (answer.value.changed) await engine.wake([answer.value.mailboxId]);
  }

  /** The account, and Outlook's own way to events that aren't ours. */
  async function direct(): Promise<{ mailbox: KnownMailbox; outlook: EventProvider }> {
    const outlook = events.providers.get(integration);
    if (!outlook) throw disconnected();
    const { id } = await mailboxOrThrow(engine, credentialId);
    const mailbox = (await findMailboxes(engine, [id])).get(id);
    if (!mailbox) throw disconnected();
    return { mailbox, outlook };
  }

  async function defaultCalendar(): Promise<string> {
    const mailbox = await mailboxOrThrow(engine, credentialId);
    const listed = orThrow(await providerOf(engine, mailbox).listCalendars(mailbox));
    const calendar = listed.find(({ isDefault }) => isDefault);
    if (!calendar)
      throw new CalendarServiceError({ kind: "gone", reason: "the account has no calendar of its own" });
    return calendar.externalId;
  }

  return {
    async createEvent(event, _credentialId, externalCalendarId) {
      const calendarId =
        externalCalendarId ?? destinationOf(event, credentialId) ?? (await defaultCalendar());
      return put({ credentialId, calendarId, eventId: event.uid ?? randomUUID() }, event);
    },

    async updateEvent(uid, event, externalCalendarId) {
      const calendarId = await ownCalendar(uid, externalCalendarId);
      if (calendarId !== null) return put({ credentialId, calendarId, eventId: uid }, event);
      const { mailbox, outlook } = await direct();
      const held = await changeForeign(outlook, mailbox, uid, checked(event));
      return written(uid, event, held.joinUrl);
    },

    async deleteEvent(uid, _event, externalCalendarId) {
      const calendarId = await ownCalendar(uid, externalCalendarId);
      if (calendarId !== null)
        return command((tx) =>
          deleteEvent(tx, writer, { credentialId, calendarId, eventId: uid }, engine.now()),
        );
      const { mailbox, outlook } = await direct();
      orThrow(await outlook.remove(mailbox, uid));
    },
  };

  function ownCalendar(eventId: string, calendarId: string | null | undefined) {
    return findOwnCalendar(engine.db, writer, { credentialId, eventId, calendarId: calendarId ?? null });
  }
}

/** Changes an event that another adapter made, whoever else changes it meanwhile. */
async function changeForeign(outlook: EventProvider, mailbox: KnownMailbox, id: string, event: DesiredEvent) {
  const gone = new CalendarServiceError({ kind: "gone", reason: "the event is gone" });
  for (let attempt = 1; attempt <= tries; attempt++) {
    const held = orThrow(await outlook.read(mailbox, id));
    if (held === null) throw gone;
    const changed = orThrow(await outlook.change(mailbox, held, event, told));
    if (changed === "gone") throw gone;
    if (changed !== "other-revision") return changed;
  }
  throw new CalendarServiceError({ kind: "transient", reason: "the event is being changed by others" });
}

/** What is told of a foreign event; whether it is met online stays as its adapter made it. */
const told = ["title", "description", "location", "start", "end", "timeZone", "attendees"] as const;

function orThrow<Value>(
  answer:
    | { ok: true; value: Value }
    | { ok: false; error: ConstructorParameters<typeof CalendarServiceError>[0] },
): Value {
  if (!answer.ok) throw new CalendarServiceError(answer.error);
  return answer.value;
}

/** @throws CalendarServiceError for an event whose times are none */
function checked(event: CalcomEvent): DesiredEvent {
  const desired = toDesiredEvent(event);
  if (desired.start < desired.end) return desired;
  throw new CalendarServiceError({
    kind: "malformed",
    reason: "startTime and endTime must be ISO 8601, and the end later than the start",
  });
}

/** Where the booking goes in this account. */
const destinationOf = ({ destinationCalendar }: CalcomEvent, credentialId: number): string | undefined =>
  destinationCalendar?.find(
    (calendar) => calendar.integration === integration && calendar.credentialId === credentialId,
  )?.externalId;

const written = (uid: string, { iCalUID }: CalcomEvent, joinUrl: string | null): WrittenCalendarEvent => ({
  uid,
  id: uid,
  type: integration,
  password: "",
  url: joinUrl ?? "",
  additionalInfo: {},
  ...(iCalUID != null && { iCalUID }),
});
