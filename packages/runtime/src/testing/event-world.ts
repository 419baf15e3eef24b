import { refreshMailbox, tendIncidents, wakeDueMailboxes } from "@calcache/calendar-cache";
import {
  applyEvents,
  type CalendarEvents,
  type ChangedEvent,
  type DesiredEvent,
  deleteEvent,
  type EventProvider,
  type EventRef,
  type EventWriter,
  putEvent,
  wakeDueEvents,
} from "@calcache/calendar-events";
import { integration } from "@calcache/outlook";
import { createTestWorld, teamOf } from "./test-world.ts";

const writes: ReadonlySet<string> = new Set(["createEvent", "updateEvent", "deleteEvent"]);

/** Ann's calendar in a simulated Outlook, into which events are written by hand of the test: nothing runs by itself. */
export async function createEventWorld() {
  const world = await createTestWorld();
  const ann = world.simulator.createMailbox({
    address: "ann@contoso.example",
    displayName: "Ann",
    timeZone: "Europe/Berlin",
    calendars: [{ name: "Calendar", isDefault: true }, { name: "Other" }],
  });
  const ids = ann.calendars.map(({ id }) => id);
  await world.importTeam(teamOf([ann], { calendars: ids }));
  const selected = await world.db.selectedCalendar.findFirstOrThrow();
  const credentialId = selected.credentialId ?? 0;
  const calendarId = ids[0] ?? "";
  const day = new Date(world.now() + 14 * 86_400_000).toISOString().slice(0, 10);
  const at = (time: string) => Date.parse(`${day}T${time}:00Z`);
  const told: ChangedEvent[] = [];
  let listener: CalendarEvents["onEventChanged"] = async () => [];
  const woken = new Set<number>();
  const engine = {
    ...world.engine,
    wake: async (mailboxIds: readonly number[]) => mailboxIds.forEach((id) => void woken.add(id)),
  };
  const events: CalendarEvents = {
    ...world.runtime.events,
    engine,
    async onEventChanged(tx, changed) {
      const toWake = await listener(tx, changed);
      told.push(changed);
      return toWake;
    },
  };

  const booking: EventWriter = { kind: "booking" };
  const refOf = (eventId: string, calendar = calendarId): EventRef => ({
    credentialId,
    calendarId: calendar,
    eventId,
  });
  const meeting = (changes: Partial<DesiredEvent> = {}): DesiredEvent => ({
    title: "Intro",
    description: "Bring your questions",
    location: "Room 1",
    start: at("10:00"),
    end: at("10:30"),
    timeZone: "America/New_York",
    attendees: [{ email: "bo@example.com", name: "Bo" }],
    onlineMeeting: false,
    language: "en",
    ...changes,
  });

  /** What the worker does in its intervals, until nothing is due any more. */
  async function work(): Promise<void> {
    await tendIncidents(engine);
    for (let round = 0; round < 20; round++) {
      woken.clear();
      const due = (await wakeDueMailboxes(engine)) + (await wakeDueEvents(events));
      if (due === 0) return;
      for (const id of [...woken]) {
        await refreshMailbox(engine, id);
        await applyEvents(events, id);
      }
    }
  }

  const mailboxId = async () => (await world.db.mailbox.findFirstOrThrow()).id;

  return {
    ...world,
    ann,
    calendarId,
    otherCalendarId: ids[1] ?? "",
    at,
    booking,
    refOf,
    meeting,
    events,
    told,
    /**
     * Begins to bring events about and dies as it does so: at its first request of this kind, before it is sent or after its answer. Nothing
     * of the process goes on from there.
     */
    async dieAt(operation: keyof EventProvider, when: "before it is sent" | "after its answer") {
      let die = () => {};
      const dead = new Promise<void>((resolve) => {
        die = resolve;
      });
      const never = new Promise<never>(() => {});
      const provider = dyingProvider(outlookEvents(events), async (name, send) => {
        if (name !== operation) return send();
        if (when === "after its answer") await send();
        die();
        return never;
      });
      await Promise.race([applyEvents(withProvider(events, provider), await mailboxId()), dead]);
    },
    listen: (to: CalendarEvents["onEventChanged"]) => {
      listener = to;
    },
    put: (eventId: string, changes: Partial<DesiredEvent> = {}, writer = booking) =>
      world.db.$transaction((tx) => putEvent(tx, writer, refOf(eventId), meeting(changes), world.now())),
    remove: (eventId: string, writer = booking) =>
      world.db.$transaction((tx) => deleteEvent(tx, writer, refOf(eventId), world.now())),
    work,
    mailboxId,
    stored: (eventId: string) => world.db.calendarEvent.findFirstOrThrow({ where: { eventId } }),
    /** Everything in Ann's mailbox, as Outlook has it. */
    inOutlook() {
      const listed = world.simulator.listStoredEvents(ann.address);
      if (!listed.ok) throw new Error(listed.error.message);
      return listed.value;
    },
    /** The same with the ids by which people's edits go. */
    shownInOutlook() {
      const window = {
        start: new Date(0).toISOString(),
        end: new Date(at("00:00") + 365 * 86_400_000).toISOString(),
      };
      const listed = world.simulator.listEvents(ann.address, window);
      if (!listed.ok) throw new Error(listed.error.message);
      return listed.value;
    },
    /** What someone else does in Ann's calendar. */
    editInOutlook(id: string, patch: Parameters<typeof world.simulator.updateEvent>[2]) {
      const edited = world.simulator.updateEvent(ann.address, id, patch);
      if (!edited.ok) throw new Error(edited.error.message);
    },
    deleteInOutlook(id: string) {
      const deleted = world.simulator.deleteEvent(ann.address, id);
      if (!deleted.ok) throw new Error(deleted.error.message);
    },
    /** The operations on events, and the looks for them, that Outlook was asked for since; the list of writes alone by default. */
    requestsSince(since: number, wanted: ReadonlySet<string> = writes) {
      const { requests } = world.simulator.requests(since);
      return requests.map(({ operation }) => operation).filter((operation) => wanted.has(operation));
    },
    lastRequest: () => world.simulator.requests().requests.at(-1)?.seq ?? 0,
  };
}

/** Outlook as the events' provider. */
export function outlookEvents({ providers }: CalendarEvents): EventProvider {
  const provider = providers.get(integration);
  if (!provider) throw new Error("Outlook isn't served");
  return provider;
}

/** The same events, written by another provider in Outlook's place. */
export const withProvider = (events: CalendarEvents, provider: EventProvider): CalendarEvents => ({
  ...events,
  providers: new Map([[integration, provider]]),
});

type Intercept = <Value>(name: keyof EventProvider, send: () => Promise<Value>) => Promise<Value>;

/** A provider whose every request goes through `intercept`. */
function dyingProvider(provider: EventProvider, intercept: Intercept): EventProvider {
  return {
    create: (...args) => intercept("create", () => provider.create(...args)),
    change: (...args) => intercept("change", () => provider.change(...args)),
    remove: (...args) => intercept("remove", () => provider.remove(...args)),
    find: (...args) => intercept("find", () => provider.find(...args)),
    read: (...args) => intercept("read", () => provider.read(...args)),
    answers: (...args) => intercept("answers", () => provider.answers(...args)),
    list: (...args) => intercept("list", () => provider.list(...args)),
    listOurs: (...args) => intercept("listOurs", () => provider.listOurs(...args)),
  };
}

export type EventWorld = Awaited<ReturnType<typeof createEventWorld>>;
