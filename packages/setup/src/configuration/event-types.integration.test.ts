import {
  countOpenBookings,
  deleteTeamEventType,
  type EventTypeWish,
  findTeamEventType,
  listTeamEventTypes,
  saveEventType,
} from "@calcache/configuration";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";

let database: TestDatabase;
let teamId: number;
let annId: number;
let bobId: number;
let counter = 0;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { db } = database;
  teamId = (await db.team.create({ data: { name: "Devs" } })).id;
  const member = async () => {
    const { id: userId } = await db.user.create({ data: { email: `u${++counter}@x.example` } });
    await db.membership.create({ data: { userId, teamId, role: "MEMBER", accepted: true } });
    return userId;
  };
  [annId, bobId] = [await member(), await member()];
});

const now = Date.parse("2026-11-30T12:00Z");
const host = (userId: number, more = {}) => ({
  userId,
  isFixed: false,
  priority: 2,
  weight: 100,
  scheduleId: null,
  group: null,
  ...more,
});
const wish = (more: Partial<EventTypeWish> = {}): EventTypeWish => ({
  slug: "talk",
  title: "Talk",
  length: 30,
  slotInterval: 15,
  everyStart: true,
  requiredHosts: 1,
  rooms: [],
  choosesRoom: false,
  lengths: [30, 60],
  minimumBookingNotice: 120,
  beforeEventBuffer: 5,
  afterEventBuffer: 10,
  periodDays: 30,
  offsetStart: 5,
  onlyShowFirstAvailableSlot: true,
  rescheduleWithSameRoundRobinHost: true,
  showOptimizedSlots: true,
  seats: null,
  recurrence: { interval: 1, occurrences: 12, frequency: "monthly" },
  bookingFields: [
    { type: "text", slug: "company", label: "Company", required: true, hidden: false, maxLength: 80 },
    {
      type: "select",
      slug: "size",
      label: "Your size",
      placeholder: "M",
      required: false,
      hidden: false,
      options: ["M", { value: "l", label: "Large" }],
    },
    { type: "multiemail", slug: "guests", label: "Guests", required: false, hidden: true },
  ],
  locations: [
    { type: "address", address: "1 High St", public: true },
    { type: "link", link: "https://meet.contoso.example/a", public: false },
    { type: "phone", phone: "+44 20 7946 0000", public: false },
    { type: "integration", integration: "office365-video" },
    { type: "attendeePhone" },
    { type: "attendeeAddress" },
    { type: "attendeeDefined" },
  ],
  reminders: [
    { before: 1440, to: "everybody", message: "Bring your figures." },
    { after: 60, to: "attendees" },
  ],
  successRedirectUrl: "https://contoso.example/thanks",
  forwardParamsSuccessRedirect: false,
  disableCancelling: { disabled: true },
  disableRescheduling: { disabled: true },
  hideCalendarEventDetails: true,
  hideCalendarNotes: true,
  lockTimeZoneToggleOnBookingPage: true,
  interfaceLanguage: "de",
  bookingLimitsCount: { day: 3, month: 20 },
  bookingLimitsDuration: null,
  bookerActiveBookingsLimit: { maximumActiveBookings: 2, offerReschedule: true },
  confirmationPolicy: {
    type: "time",
    noticeThreshold: { unit: "days", count: 2 },
    blockUnconfirmedBookingsInBooker: true,
    onlyFreeEmail: false,
  },
  schedulingType: "ROUND_ROBIN",
  scheduleId: null,
  restriction: null,
  hosts: [host(annId), host(bobId, { isFixed: true, priority: 3, weight: 50 })],
  ...more,
});
const save = (more: Partial<EventTypeWish> = {}, id: number | null = null) =>
  saveEventType(database.db, teamId, id, wish(more), now);
async function saved(more: Partial<EventTypeWish> = {}, id: number | null = null): Promise<number> {
  const result = await save(more, id);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value.id;
}
const failure = (kind: string) => ({ ok: false, error: { kind } });

test("an event type is found as it was saved, and changed as a whole", async () => {
  const { db } = database;
  const id = await saved();
  expect(await findTeamEventType(db, teamId, id)).toEqual({
    id,
    ...wish(),
    hasOtherPeriod: false,
    unsayable: [],
  });
  const changed = {
    ...{ title: "Chat", everyStart: false, lengths: [], slotInterval: null, periodDays: null },
    ...{ offsetStart: 0, onlyShowFirstAvailableSlot: false, showOptimizedSlots: false },
    ...{ bookingFields: null, locations: null, recurrence: null },
    seats: { seatsPerTimeSlot: 10, showAttendeeInfo: false, showAvailabilityCount: true },
    bookingWindow: { type: "businessDays", value: 5, rolling: true },
    ...{ bookingLimitsCount: null, bookingLimitsDuration: { week: 90 }, bookerActiveBookingsLimit: null },
    confirmationPolicy: null,
    requiredHosts: 2,
  } as const;
  const hosts = [host(bobId, { weight: 10, group: "Sales" }), host(annId, { weight: 20 })].toSorted(
    (a, b) => a.userId - b.userId,
  );
  expect(await saved({ ...changed, hosts }, id)).toBe(id);
  expect(await listTeamEventTypes(db, teamId)).toEqual([
    { id, ...wish({ ...changed, hosts }), hasOtherPeriod: false, unsayable: [] },
  ]);
  expect(await db.eventType.findUnique({ where: { id } })).toMatchObject({ isRRWeightsEnabled: true });
});

test("groups are known by their names: one that is called the same stays, and one that nobody is in goes", async () => {
  const { db } = database;
  const id = await saved({ hosts: [host(annId, { group: "Sales" }), host(bobId, { group: "Care" })] });
  const groups = () => db.hostGroup.findMany({ where: { eventTypeId: id }, orderBy: { createdAt: "asc" } });
  const [sales] = await groups();
  await saved({ hosts: [host(annId, { group: "Sales" }), host(bobId)] }, id);
  expect(await groups()).toEqual([sales]);
  expect((await findTeamEventType(db, teamId, id))?.hosts.map(({ group }) => group)).toEqual(["Sales", null]);

  const twin = await db.hostGroup.create({
    data: { name: "Sales", eventTypeId: id, createdAt: new Date(now + 1000) },
  });
  await db.host.updateMany({ where: { eventTypeId: id, userId: bobId }, data: { groupId: twin.id } });
  const found = (await findTeamEventType(db, teamId, id))?.hosts ?? [];
  expect(found.map(({ group }) => group)).toEqual(["Sales", "Sales (2)"]);
  await saved({ hosts: found }, id);
  expect((await groups()).map((group) => group.id)).toEqual([sales?.id, twin.id]);
});

test("what a form can't say stays: other metadata, certain dates as a period, when a host became one", async () => {
  const { db } = database;
  const id = await saved({ lengths: [] });
  const since = new Date("2026-01-01T00:00Z");
  await db.host.updateMany({ where: { eventTypeId: id }, data: { createdAt: since } });
  await db.eventType.update({
    where: { id },
    data: { periodType: "RANGE", metadata: { apps: { stripe: 1 } } },
  });
  expect(await findTeamEventType(db, teamId, id)).toMatchObject({ hasOtherPeriod: true, everyStart: false });
  await saved({ everyStart: false, periodDays: null }, id);
  const kept = await db.eventType.findUniqueOrThrow({ where: { id }, include: { hosts: true } });
  expect(kept).toMatchObject({ periodType: "RANGE", metadata: { apps: { stripe: 1 } } });
  expect(kept.hosts.map(({ createdAt }) => createdAt)).toEqual([since, since]);
  await saved({ periodDays: 7 }, id);
  expect(await db.eventType.findUnique({ where: { id } })).toMatchObject({
    periodType: "ROLLING",
    periodDays: 7,
  });
});

test("rooms are users, in whatever case their addresses are stored, and none of the hosts", async () => {
  const { db } = database;
  const stored = [await db.user.create({ data: { email: `Red${++counter}@rooms.example` } })];
  const rooms = [{ email: stored[0]?.email.toLowerCase() ?? "", name: "Red room" }];
  const id = await saved({ rooms, choosesRoom: true });
  expect(await findTeamEventType(db, teamId, id)).toMatchObject({ rooms, choosesRoom: true });
  const unknown = [...rooms, { email: "green@rooms.example" }];
  expect(await save({ rooms: unknown }, id)).toEqual(failure("no-room"));
  const { email } = await db.user.findUniqueOrThrow({ where: { id: annId } });
  expect(await save({ rooms: [{ email }], hosts: [host(annId)] }, id)).toEqual(failure("no-room"));
  await db.eventType.update({ where: { id }, data: { metadata: { apps: { calcache: { rooms: "red" } } } } });
  expect(await findTeamEventType(db, teamId, id)).toMatchObject({ rooms: [], unsayable: ["metadata"] });
});

test("a slug in use, another team's event type, strangers as hosts and others' schedules are refused", async () => {
  const { db } = database;
  const id = await saved();
  expect(await save({ slug: "TALK" })).toEqual(failure("slug-taken"));
  const other = await db.team.create({ data: { name: "Ops" } });
  expect(await saveEventType(db, other.id, id, wish({ hosts: [] }), now)).toEqual(failure("gone"));
  const stranger = await db.user.create({ data: { email: `s${++counter}@x.example` } });
  expect(await save({ slug: "new", hosts: [host(stranger.id)] })).toEqual(failure("no-member"));
  const scheduleOf = async (userId: number) =>
    (await db.schedule.create({ data: { userId, name: "Office" } })).id;
  const [ofAnn, ofStranger] = [await scheduleOf(annId), await scheduleOf(stranger.id)];
  expect(await save({ scheduleId: ofStranger }, id)).toEqual(failure("no-schedule"));
  expect(await save({ hosts: [host(bobId, { scheduleId: ofAnn })] }, id)).toEqual(failure("no-schedule"));
  const confinedTo = (scheduleId: number) => ({ restriction: { scheduleId, useBookerTimezone: true } });
  expect(await save(confinedTo(ofStranger), id)).toEqual(failure("no-schedule"));
  await saved({ scheduleId: ofAnn, hosts: [host(annId, { scheduleId: ofAnn })], ...confinedTo(ofAnn) }, id);
  expect(await findTeamEventType(db, teamId, id)).toMatchObject({
    ...confinedTo(ofAnn),
    scheduleId: ofAnn,
    hosts: [{ userId: annId, scheduleId: ofAnn }],
  });
  expect(await findTeamEventType(db, other.id, id)).toBeNull();
  expect(await deleteTeamEventType(db, other.id, id)).toEqual(failure("gone"));
});

test("deleting one leaves its bookings, and says before how many are open", async () => {
  const { db } = database;
  const id = await saved();
  const booking = (uid: string, day: number) =>
    db.booking.create({
      data: {
        uid,
        title: "Talk",
        eventTypeId: id,
        userId: annId,
        startTime: new Date(now + day * 86_400_000),
        endTime: new Date(now + day * 86_400_000 + 1_800_000),
      },
    });
  await booking("over", -1);
  await booking("open", 1);
  expect(await countOpenBookings(db, id, now)).toBe(1);
  expect(await deleteTeamEventType(db, teamId, id)).toEqual({ ok: true, value: { title: "Talk" } });
  expect(await db.booking.findUnique({ where: { uid: "open" } })).toMatchObject({
    eventTypeId: null,
    status: "ACCEPTED",
  });
  expect(await db.host.count({ where: { eventTypeId: id } })).toBe(0);
});
