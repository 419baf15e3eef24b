import { expect, test } from "vitest";
import { channelWorld, type Person } from "../testing/channel-world.ts";

const world = channelWorld();

const start = new Date("2026-12-01T09:00:00Z");
const end = new Date("2026-12-01T09:30:00Z");
let count = 0;

/** A booking as an app writes it. */
const booked = (host: Person, more: object = {}) =>
  world.database.db.booking.create({
    data: {
      uid: `booking${count++}`,
      title: "Secret",
      startTime: start,
      endTime: end,
      userId: host.userId,
      ...more,
    },
  });

const update = (id: number, data: object) => world.database.db.booking.update({ where: { id }, data });

async function told() {
  await world.work();
  return world.receiver.taken().map(({ verified }) => verified?.type);
}

test("what becomes of a booking is told, whoever writes it, in order and without its title", async () => {
  const ann = await world.person("ann");
  await world.channel(ann);
  const { id, uid } = await booked(ann, { status: "PENDING" });
  await update(id, { status: "ACCEPTED" });
  await update(id, { startTime: end, endTime: new Date("2026-12-01T10:00:00Z") });
  await update(id, { metadata: { changedInCalendar: "moved" } });
  await update(id, { title: "Other", metadata: { changedInCalendar: "moved", more: 1 } });
  await update(id, { status: "CANCELLED" });
  await world.work();
  const notices = world.receiver.taken();
  expect(notices.map(({ verified }) => verified?.type)).toEqual([
    "booking.requested",
    "booking.confirmed",
    "booking.rescheduled",
    "booking.changed_in_calendar",
    "booking.cancelled",
  ]);
  expect(notices[0]?.verified?.data).toMatchObject({ uid, start: end.toISOString(), usernames: ["ann"] });
  expect(JSON.stringify(notices)).not.toContain("Secret");
});

test("a booking is created or rejected; one that is moved is rescheduled, and its former one no news", async () => {
  const ann = await world.person("ann");
  await world.channel(ann);
  const former = await booked(ann);
  expect(await told()).toEqual(["booking.created"]);
  await update(former.id, { status: "CANCELLED", rescheduled: true });
  await booked(ann, { fromReschedule: former.uid });
  expect(await told()).toEqual(["booking.rescheduled"]);
  const asked = await booked(ann, { status: "PENDING" });
  await update(asked.id, { status: "REJECTED" });
  expect(await told()).toEqual(["booking.requested", "booking.rejected"]);
});

test("a booking is told to its hosts and to who administers its team, and to no other member", async () => {
  const [ann, ben, cid] = [await world.person("ann"), await world.person("ben"), await world.person("cid")];
  const { id: teamId } = await world.team(ann, ben, cid);
  await world.database.db.membership.updateMany({ where: { userId: ben.userId }, data: { role: "ADMIN" } });
  const { id: eventTypeId } = await world.database.db.eventType.create({
    data: { slug: "intro", title: "Intro", length: 30, teamId },
  });
  const [host, admin] = [await world.channel(ann), await world.channel(ben), await world.channel(cid)];
  await booked(ann, { eventTypeId });
  await world.work();
  const paths = world.receiver.taken().map(({ path }) => path);
  expect(paths.sort()).toEqual([host.path, admin.path].sort());
});

test("a filter of types, event types or hosts leaves out the rest", async () => {
  const ann = await world.person("ann");
  await world.channel(ann, { types: ["booking.cancelled"] });
  await world.channel(ann, { hosts: ["ben"] });
  await world.channel(ann, { event_types: [1] });
  const { id } = await booked(ann);
  expect(await told()).toEqual([]);
  await update(id, { status: "CANCELLED" });
  expect(await told()).toEqual(["booking.cancelled"]);
});

test("without API keys nothing is noted", async () => {
  const ann = await world.person("ann");
  await world.database.db.apiKey.deleteMany();
  await booked(ann);
  expect(await world.database.db.bookingChange.count()).toBe(0);
});
