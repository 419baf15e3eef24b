import { clip, intervalsFrom, type MinuteRange } from "@calcache/availability";
import type { CalendarProvider } from "@calcache/calendar-cache";
import type { EventProvider, WrittenEvent } from "@calcache/calendar-events";
import type { OpenProvider } from "../../providers.ts";

type MemoryEvent = { calendar: string; key: string; start: number; end: number; revision: number };

/** Calendars of another kind than Outlook's, kept in memory: a whole provider, for tests of the seam. */
export function memoryCalendars() {
  const events = new Map<string, MemoryEvent>();
  const subscriptions = new Map<string, string>();
  let ids = 0;

  const written = (
    externalId: string,
    { revision, start, end }: MemoryEvent,
  ): WrittenEvent & { times: { start: number; end: number } } => ({
    externalId,
    etag: String(revision),
    joinUrl: null,
    times: { start, end },
  });
  const put = (calendar: string, key: string, { start, end }: { start: number; end: number }) => {
    const id = `event ${++ids}`;
    const event = { calendar, key, start, end, revision: 1 };
    events.set(id, event);
    return written(id, event);
  };
  const inCalendar = (calendar: string) => [...events].filter(([, event]) => event.calendar === calendar);

  const calendars = (now: () => number): CalendarProvider => ({
    busyRule: 1,
    address: "here",
    readProfile: async ({ address }) => ({ ok: true, value: { externalId: address, accountKind: "memory" } }),
    readSettings: async () => ({ ok: true, value: { timeZone: "UTC", away: null } }),
    listCalendars: async () => ({ ok: true, value: [] }),
    readBusy: async (_mailbox, calendar, range) => {
      const busy = inCalendar(calendar).map(
        ([, { start, end }]): MinuteRange => ({ start: start / 60_000, end: end / 60_000 }),
      );
      return { ok: true, value: clip(intervalsFrom(busy), range) };
    },
    subscribe: async (_mailbox, calendar) => {
      const externalId = `subscription ${++ids}`;
      subscriptions.set(externalId, calendar);
      return { ok: true, value: { externalId, expiresAt: now() + 7 * 86_400_000 } };
    },
    renew: async (_mailbox, names) =>
      new Map(
        names.map((externalId) => [
          externalId,
          { ok: true, value: { externalId, expiresAt: now() + 7 * 86_400_000 } },
        ]),
      ),
    unsubscribe: async (_mailbox, externalId) => {
      subscriptions.delete(externalId);
      return { ok: true, value: null };
    },
    listSubscriptions: async () => ({ ok: true, value: [...subscriptions.keys()] }),
  });

  const eventProvider: EventProvider = {
    create: async (_mailbox, calendar, key, event) => ({ ok: true, value: put(calendar, key, event) }),
    async change(_mailbox, { externalId, etag }, { start, end }) {
      const held = events.get(externalId);
      if (!held) return { ok: true, value: "gone" };
      if (String(held.revision) !== etag) return { ok: true, value: "other-revision" };
      const changed = { ...held, start, end, revision: held.revision + 1 };
      events.set(externalId, changed);
      return { ok: true, value: written(externalId, changed) };
    },
    async remove(_mailbox, externalId) {
      events.delete(externalId);
      return { ok: true, value: null };
    },
    async find(_mailbox, calendar, key) {
      const [found] = inCalendar(calendar).filter(([, event]) => event.key === key);
      return { ok: true, value: found ? written(...found) : null };
    },
    async read(_mailbox, externalId) {
      const event = events.get(externalId);
      return { ok: true, value: event ? written(externalId, event) : null };
    },
    async answers(_mailbox, externalId) {
      return { ok: true, value: events.has(externalId) ? [] : null };
    },
    async list(_mailbox, calendar, { start, end }) {
      const touching = inCalendar(calendar).filter(([, event]) => event.start < end && event.end > start);
      return { ok: true, value: touching.map((one) => written(...one)) };
    },
    async listOurs(_mailbox, calendar, { start, end }) {
      const touching = inCalendar(calendar).filter(([, event]) => event.start < end && event.end > start);
      return { ok: true, value: touching.map(([id, event]) => ({ ...written(id, event), key: event.key })) };
    },
  };

  /** Opens it in a runtime: the line that a provider takes there. */
  const open: OpenProvider = ({ now, mark }) => ({
    integration: "memory_calendar",
    accountKinds: ["memory"],
    calendars: calendars(now),
    events: eventProvider,
    async webhook() {
      await mark([...subscriptions.keys()].map((subscription) => ({ subscription, lifecycle: null })));
      return new Response(null, { status: 202 });
    },
  });

  return { open, put, events };
}
