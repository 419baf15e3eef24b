import { book, cancelBooking, rescheduleBooking } from "@calcache/scheduling";
import type { ChaosPostgres } from "../world/databases.ts";
import { createEnduranceWorld, type EnduranceWorld } from "./endurance-world.ts";
import type { ExpectedBooking } from "./expected-bookings.ts";
import { findLosses, type Losses } from "./losses.ts";
import { type EnduranceFault, randomFaults, stepLengths } from "./random-faults.ts";

export type EnduranceRun = { seed: number; faults: number; mailboxes: number; bookings: number };

/** What a run did, and what was lost in it. */
export type EnduranceReport = {
  losses: Losses;
  /** requests that weren't answered well, of all */
  requests: { failed: number; all: number };
  bookings: { standing: number; ended: number };
  /** how much time passed, in hours */
  hours: number;
  notes: string[];
};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const faultsPerStep = 4;

/** No second refusal of a sign-in that would be believed comes to a mailbox within this. */
const rareEvery = 6 * hour;

/** A fault lasts this long at the most, in steps, if too few requests meet it. */
const longestFault = 20;

/** Longer than every pause after failures, and the last two than what is believed longest. */
const recovery = [
  ...Array.from({ length: 4 }, () => [6_000, 75 * minute]).flat(),
  ...Array.from({ length: 3 }, () => [26 * hour, 6_000, 20 * minute, 3 * minute, 6_000]).flat(),
];

/**
 * Draws so many faults over some days in which bookings are made, moved and cancelled, hosts edit and delete their events, and shared
 * calendars get other ids; ends them all, and looks for what was lost.
 */
export async function runEndurance(run: EnduranceRun, postgres: ChaosPostgres): Promise<EnduranceReport> {
  const world = await createEnduranceWorld(postgres, run.mailboxes);
  try {
    const began = world.now();
    const people = await createPeople(world);
    for (const ms of [5_000, 5 * minute, 5 * minute]) await world.pass(ms);
    const steps = Math.ceil(run.faults / faultsPerStep);
    const faults = randomFaults(run.seed, run.faults);
    const lengths = stepLengths(run.seed, steps);
    const mischief = createMischief(world);
    for (let step = 0; step < steps; step++) {
      const share = (count: number) =>
        Math.floor((count * (step + 1)) / steps) - Math.floor((count * step) / steps);
      for (const fault of faults.slice(step * faultsPerStep, (step + 1) * faultsPerStep))
        mischief.add(fault, step);
      mischief.end(step);
      setDelivery(world, step);
      for (let made = share(run.bookings); made > 0; made--) await people.book();
      await people.act(step);
      await world.pass(lengths[step] ?? minute);
    }
    world.simulator.clearFaults();
    world.simulator.setDelivery({ drop: 0, duplicate: 0, shuffle: false, formerAddress: 0, strays: 0 });
    for (let missing = run.bookings - people.expected.length; missing > 0; missing--) await people.book();
    for (const ms of recovery) await world.pass(ms);
    const standing = people.expected.filter(({ stands }) => stands).length;
    return {
      losses: await findLosses(world, people.expected),
      requests: world.requests,
      bookings: { standing, ended: people.expected.length - standing },
      hours: Math.round((world.now() - began) / hour),
      notes: world.notes.slice(-40),
    };
  } finally {
    await world.close();
  }
}

function createMischief({ simulator, hosts, now }: EnduranceWorld) {
  const ends: { id: string; step: number }[] = [];
  const refusedAt = new Map<string, number>();
  return {
    add({ mailbox, operation, effect, times, isRare }: EnduranceFault, step: number): void {
      const address = mailbox === null ? null : (hosts[mailbox % hosts.length]?.address ?? null);
      if (isRare && address !== null) {
        if (now() - (refusedAt.get(address) ?? 0) < rareEvery) return;
        refusedAt.set(address, now());
        simulator.changeTokens(address, { action: "expire" });
      }
      const { id } = simulator.addFault({
        match: {
          ...(operation === null ? { path: "/v1.0" } : { operation }),
          ...(address !== null && { mailbox: address }),
        },
        effect,
        times: address === null ? times * 20 : times,
      });
      ends.push({ id, step: step + 1 + (times % longestFault) });
    },
    end(step: number): void {
      for (const fault of ends.filter((one) => one.step === step)) simulator.removeFault(fault.id);
    },
  };
}

/** Notifications that are lost, come twice, in disorder, or to where the installation was. */
function setDelivery({ simulator }: EnduranceWorld, step: number): void {
  if (step % 5 !== 0) return;
  const [drop = 0, duplicate = 0] =
    [
      [0, 0],
      [0.3, 0],
      [0, 1],
      [1, 0],
      [0, 0.5],
    ][(step / 5) % 5] ?? [];
  simulator.setDelivery({ drop, duplicate, shuffle: step % 10 === 0, strays: duplicate / 2 });
}

/** Those who book, and the hosts, each thing done by one of them in turn. */
async function createPeople(world: EnduranceWorld) {
  const { runtime, database, hosts, simulator } = world;
  const expected: ExpectedBooking[] = [];
  const eventTypes = await database.db.eventType.findMany({
    where: { slug: "meet" },
    include: { owner: true },
  });
  const eventTypeOf = new Map(eventTypes.map(({ id, owner }) => [owner?.email, id]));
  const used = hosts.map(() => 0);
  const firstDay = Math.floor(world.now() / day) * day + 20 * day;
  /** The next half hour of a host's that nothing was at yet. */
  const nextSlot = (host: number) => {
    const slot = used[host] ?? 0;
    used[host] = slot + 1;
    return firstDay + Math.floor(slot / 12) * day + 9 * hour + (slot % 12) * 30 * minute;
  };
  let asked = 0;
  const whom = (number: number) => expected[(number * 7) % Math.max(1, expected.length)];

  async function moveTo(booking: ExpectedBooking, start: number): Promise<void> {
    const moved = await rescheduleBooking(runtime.bookings, {
      uid: booking.uid,
      start,
      timeZone: null,
      reason: null,
      by: null,
      reservationUid: null,
      idempotencyKey: null,
    });
    if (moved.ok) Object.assign(booking, { uid: moved.value.uid, start });
  }

  /** What a host does to an event that stands in the calendar as it should. */
  async function edit(booking: ExpectedBooking, what: "move" | "delete"): Promise<void> {
    const address = hosts[booking.host]?.address ?? "";
    const event = await database.db.calendarEvent.findFirst({ where: { eventId: booking.iCalUid } });
    if (!event?.externalId || event.version !== event.appliedVersion || event.outsideChange !== null) return;
    if (what === "delete") {
      if (simulator.deleteEvent(address, event.externalId).ok) booking.stands = false;
      return;
    }
    const start = nextSlot(booking.host);
    const to = { start: new Date(start).toISOString(), end: new Date(start + 30 * minute).toISOString() };
    if (simulator.updateEvent(address, event.externalId, to).ok) booking.start = start;
  }

  /** A host's own event, at a time at which nobody books. */
  function addOwnEvent(number: number, step: number): void {
    const { address, shared } = hosts[number] ?? { address: "", shared: null };
    const start = firstDay + (step % 20) * day + 18 * hour;
    simulator.createEvent(address, {
      title: "Own",
      start: new Date(start).toISOString(),
      end: new Date(start + hour).toISOString(),
      ...(shared !== null && step % 2 === 0 && { calendarId: shared }),
    });
  }

  const settled = new Set<ExpectedBooking>();
  return {
    expected,
    async book(): Promise<void> {
      const number = asked++;
      const host = number % hosts.length;
      const guest = `Guest-${number}`;
      const start = nextSlot(host);
      const made = await book(runtime.bookings, {
        eventType: { eventTypeId: eventTypeOf.get(hosts[host]?.address) ?? 0 },
        start,
        lengthInMinutes: null,
        recurrenceCount: null,
        attendee: {
          name: guest,
          email: `guest-${number}@guest.example`,
          timeZone: "Europe/Berlin",
          language: "en",
        },
        guests: [],
        responses: {},
        place: null,
        metadata: {},
        reservationUid: null,
        idempotencyKey: null,
        visitorIp: null,
      });
      if (made.ok)
        expected.push({ host, guest, uid: made.value.uid, iCalUid: made.value.iCalUid, start, stands: true });
    },
    /** One of each kind of deed at times; who has edited or ended a booking leaves it alone from then on. */
    async act(step: number): Promise<void> {
      const booking = whom(step);
      if (booking?.stands && !settled.has(booking)) {
        const deed = step % 8;
        if (deed < 3) await moveTo(booking, nextSlot(booking.host));
        else if (deed === 3) {
          settled.add(booking);
          const ended = await cancelBooking(runtime.bookings, { uid: booking.uid, reason: null, by: null });
          if (ended.ok) booking.stands = false;
        } else if (deed < 7) {
          const { start, stands } = booking;
          await edit(booking, deed === 6 ? "delete" : "move");
          if (booking.start !== start || booking.stands !== stands) settled.add(booking);
        }
      }
      for (let one = 0; one < hosts.length / 10; one++)
        addOwnEvent((step * 13 + one * 10) % hosts.length, step);
      const number = (step * 13) % hosts.length;
      const host = hosts[number];
      if (!host) return;
      if (host.shared !== null && step % 3 === 0) {
        const moved = simulator.moveCalendar(host.address, host.shared, { keepsOldId: false });
        if (!moved.ok) return;
        const to = (id: string) => (id === host.shared ? moved.value.id : id);
        hosts[number] = {
          ...host,
          selected: host.selected.map(to),
          destination: to(host.destination),
          shared: moved.value.id,
        };
      }
      if (step % 20 === 19) await world.replaceAccount((step * 11) % hosts.length);
    },
  };
}
