import { createApiKey } from "@calcache/api-keys";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mailsOf } from "./support/mails.ts";
import { until } from "./support/run.ts";
import { type Host, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

let app: WebApp;
let eventTypeId: number;
let hosts: Host[];

/** A Tuesday two to three weeks ahead: inside the warm window whenever the tests run. */
const day = (() => {
  const date = new Date(Date.now() + 14 * 86_400_000);
  date.setUTCDate(date.getUTCDate() + ((9 - date.getUTCDay()) % 7));
  return date.toISOString().slice(0, 10);
})();
const at = (time: string) => `${day}T${time}:00.000Z`;

beforeAll(async () => {
  app = await startWebApp();
  hosts = ["ann", "ben"].map((name) =>
    app.simulator.createMailbox({
      address: `${name}@contoso.example`,
      displayName: name,
      timeZone: "Europe/London",
    }),
  );
  const roundRobin = {
    schedulingType: "ROUND_ROBIN",
    hosts: hosts.map(({ address }) => ({ email: address })),
  };
  await app.importTeam(teamOf(hosts, roundRobin));
  await app.cron();
  eventTypeId = (await app.db.eventType.findFirstOrThrow({ where: { slug: "teamevent" } })).id;
});
afterAll(() => app.close());

/** Each visitor comes from an address of their own. */
let visitors = 0;

async function send(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const answer = await fetch(`${app.url}/api/v2/${path}`, {
    method,
    headers: {
      "content-type": "application/json",
      "x-forwarded-for": `192.0.2.${++visitors}`,
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

const attendee = (name: string) => ({
  name,
  email: `${name.toLowerCase()}@guest.example`,
  timeZone: "Europe/Berlin",
  language: "de",
});
const wish = (time: string, name: string, more: object = {}) => ({
  start: at(time),
  eventTypeId,
  attendee: attendee(name),
  ...more,
});
const postBooking = (body: object, headers?: Record<string, string>) =>
  send("POST", "bookings", body, headers);

async function offered() {
  const query = new URLSearchParams({ eventTypeId: String(eventTypeId), start: day, end: day });
  const answer = await (await fetch(`${app.url}/api/v2/slots?${query}`)).json();
  return (answer.data[day] ?? []).map(({ start }: { start: string }) => start.slice(11, 16));
}

test("a slot is booked with the shapes of cal.com's API, seen, moved and cancelled by its uid", async () => {
  const wished = wish("10:00", "Gus", {
    eventTypeId: undefined,
    eventTypeSlug: "teamevent",
    teamSlug: "devs",
    guests: ["gina@guest.example"],
    bookingFieldsResponses: { notes: "About the roof" },
    metadata: { source: "test" },
  });
  const made = await postBooking(wished);
  expect(made).toMatchObject({
    status: 201,
    body: {
      status: "success",
      data: {
        uid: expect.stringMatching(/^[\w-]{22}$/),
        title: "Team event between Developers and Gus",
        description: "About the roof",
        status: "accepted",
        start: at("10:00"),
        end: at("10:30"),
        duration: 30,
        eventTypeId,
        eventType: { id: eventTypeId, slug: "teamevent" },
        hosts: [{ timeZone: "Europe/London", calendarEvent: true }],
        attendees: [{ name: "Gus", email: "gus@guest.example", language: "de", absent: false }],
        guests: ["gina@guest.example"],
        bookingFieldsResponses: { notes: "About the roof" },
        metadata: { source: "test", availabilityCheckedLive: "true" },
      },
    },
  });
  const { uid } = made.body.data;
  const seen = await send("GET", `bookings/${uid}`);
  expect(seen).toMatchObject({ status: 200, body: made.body });

  const moved = await send("POST", `bookings/${uid}/reschedule`, {
    start: at("10:15"),
    reschedulingReason: "Train",
  });
  expect(moved).toMatchObject({
    status: 201,
    body: {
      data: { rescheduledFromUid: uid, start: at("10:15"), reschedulingReason: "Train", status: "accepted" },
    },
  });
  const next = moved.body.data.uid;
  expect(await send("GET", `bookings/${uid}`)).toMatchObject({
    body: { data: { status: "cancelled", rescheduledToUid: next } },
  });
  expect(await send("POST", `bookings/${uid}/cancel`, {})).toMatchObject({
    status: 400,
    body: { error: { code: "ALREADY_RESCHEDULED", rescheduledToUid: next } },
  });

  const cancelled = await send("POST", `bookings/${next}/cancel`, { cancellationReason: "Rain" });
  expect(cancelled).toMatchObject({
    status: 200,
    body: { data: { status: "cancelled", cancellationReason: "Rain" } },
  });
  expect(await send("POST", `bookings/${next}/cancel`)).toMatchObject({
    status: 400,
    body: { error: { code: "ALREADY_CANCELLED" } },
  });
});

test("a slot is offered while some host is left, and whoever comes too late is told of others", async () => {
  expect(await offered()).toContain("11:00");
  const outcomes = await Promise.all(["One", "Two", "Three"].map((name) => postBooking(wish("11:00", name))));
  expect(outcomes.map(({ status }) => status).sort()).toEqual([201, 201, 409]);
  const refused = outcomes.find(({ status }) => status === 409);
  expect(refused?.body.error).toMatchObject({
    code: "SLOT_UNAVAILABLE",
    alternatives: expect.arrayContaining([{ start: at("11:30"), end: at("12:00") }]),
  });
  expect(await offered()).not.toContain("11:00");
});

test("a held slot is gone for others, until it is given back", async () => {
  const held = await send("POST", "slots/reservations", { eventTypeId, slotStart: at("13:00") });
  expect(held).toMatchObject({
    status: 201,
    body: {
      status: "success",
      data: {
        eventTypeId,
        slotStart: at("13:00"),
        slotEnd: at("13:30"),
        slotDuration: 30,
        reservationUid: expect.any(String),
        reservationDuration: 5,
        reservationUntil: expect.any(String),
      },
    },
  });
  expect(await offered()).toContain("13:00");
  const second = await send("POST", "slots/reservations", { eventTypeId, slotStart: at("13:00") });
  expect(second.status).toBe(201);
  expect(await offered()).not.toContain("13:00");
  expect(await postBooking(wish("13:00", "Late"))).toMatchObject({ status: 409 });

  const { reservationUid } = held.body.data;
  expect(await send("GET", `slots/reservations/${reservationUid}`)).toMatchObject({
    status: 200,
    body: { data: { reservationUid, slotStart: at("13:00") } },
  });
  const moved = await send("PATCH", `slots/reservations/${reservationUid}`, {
    eventTypeId,
    slotStart: at("13:30"),
  });
  expect(moved).toMatchObject({ status: 200, body: { data: { reservationUid, slotStart: at("13:30") } } });
  expect(await offered()).toContain("13:00");
  expect(await send("DELETE", `slots/reservations/${reservationUid}`)).toMatchObject({ status: 200 });
  expect(await send("DELETE", `slots/reservations/${reservationUid}`)).toMatchObject({ status: 404 });
  const booked = await postBooking(
    wish("13:00", "Holder", { reservationUid: second.body.data.reservationUid }),
  );
  expect(booked.status).toBe(201);
});

test("an Idempotency-Key has a request carried out once", async () => {
  const key = { "idempotency-key": "a-key-of-the-tests" };
  const first = await postBooking(wish("14:00", "Kay"), key);
  const again = await postBooking(wish("14:00", "Kay"), key);
  expect(first.status).toBe(201);
  expect(again).toMatchObject({ status: 201, body: first.body });
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(await postBooking(wish("14:30", "Kay"), key)).toMatchObject({
    status: 422,
    body: { error: { code: "IDEMPOTENCY_KEY_REUSED" } },
  });
  expect(await app.db.attendee.count({ where: { email: "kay@guest.example" } })).toBe(1);
});

test("what an Idempotency-Key carried out is answered again, though its answer was never kept", async () => {
  const ask = {
    book: () => postBooking(wish("14:30", "Kim"), { "idempotency-key": "kim books" }),
    move: (uid: string) =>
      send("POST", `bookings/${uid}/reschedule`, { start: at("15:00") }, { "idempotency-key": "kim moves" }),
    cancel: (uid: string) => send("POST", `bookings/${uid}/cancel`, {}, { "idempotency-key": "kim cancels" }),
  };
  const twice = async (asked: () => ReturnType<typeof send>, status: number) => {
    const first = await asked();
    // As where the process, or the database as it commits, goes before it answers.
    await app.db.idempotencyKey.deleteMany();
    const { body } = await asked();
    expect([first.status, body.data?.uid]).toEqual([status, first.body.data.uid]);
    return body.data.uid;
  };
  const booked = await twice(ask.book, 201);
  const uid = await twice(() => ask.move(booked), 201);
  await twice(() => ask.cancel(uid), 200);
});

test("the ninth booking of one address within minutes is refused", async () => {
  const from = { "x-forwarded-for": "10.9.9.9, 198.51.100.7" };
  for (let count = 0; count < 8; count++) {
    expect((await postBooking(wish("03:00", `Bot${count}`), from)).status).toBe(409);
  }
  const ninth = await postBooking(wish("15:00", "Bot"), { "x-forwarded-for": "10.1.1.1, 198.51.100.7" });
  expect(ninth).toMatchObject({ status: 429, body: { error: { code: "TOO_MANY_REQUESTS" } } });
  expect(Number(ninth.headers.get("retry-after"))).toBeGreaterThan(0);
});

test.each<[string, object, string]>([
  ["no start", { start: undefined }, "start"],
  ["a start without its offset", { start: `${day}T10:00:00` }, "start"],
  ["a start between minutes", { start: `${day}T10:00:30Z` }, "start"],
  ["no event type", { eventTypeId: undefined }, "eventTypeSlug"],
  ["no address", { attendee: { ...attendee("Gus"), email: "gus" } }, "attendee.email"],
  ["a name of two lines", { attendee: { ...attendee("Gus"), name: "Gus\nBcc: all" } }, "attendee.name"],
  ["an unknown zone", { attendee: { ...attendee("Gus"), timeZone: "Mars/Olympus" } }, "attendee.timeZone"],
  ["a guest who is none", { guests: ["nobody"] }, "guests[0]"],
  ["a length that it doesn't have", { lengthInMinutes: 45 }, "lengthInMinutes"],
  ["a filled honeypot", { website: "https://spam.example" }, "website"],
])("a booking with %s is refused with the field's path", async (_what, changes, path) => {
  const refused = await postBooking(wish("15:00", "Gus", changes));
  expect(refused).toMatchObject({ status: 400, body: { error: { code: "BAD_REQUEST" } } });
  expect(refused.body.error.details).toContainEqual({ path, message: expect.any(String) });
});

test("what doesn't exist is 404, what isn't JSON 400, what is too much 413, another method 405", async () => {
  expect(await postBooking(wish("15:00", "Gus", { eventTypeId: 99_999 }))).toMatchObject({ status: 404 });
  expect(await send("GET", "bookings/nothing")).toMatchObject({ status: 404 });
  expect(await send("POST", "bookings/nothing/cancel")).toMatchObject({ status: 404 });
  expect(await send("GET", "slots/reservations/nothing")).toMatchObject({ status: 404 });
  const raw = await fetch(`${app.url}/api/v2/bookings`, { method: "POST", body: "{" });
  expect(raw.status).toBe(400);
  const large = await fetch(`${app.url}/api/v2/bookings`, { method: "POST", body: "x".repeat(70_000) });
  expect(large.status).toBe(413);
  const other = await fetch(`${app.url}/api/v2/bookings`, { method: "DELETE" });
  expect([other.status, other.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
});

test("while Outlook is down the cache decides, and the booking says so", async () => {
  app.simulator.addFault({ match: {}, effect: { status: 503 } });
  const made = await until(async () => {
    const answer = await postBooking(wish("16:00", "Otto"));
    return answer.status === 201 && answer;
  });
  expect(made.body.data.metadata.availabilityCheckedLive).toBe("false");
  app.simulator.clearFaults();
});

const range = { start: `${day}T00:00:00Z`, end: `${day}T23:59:00Z` };
const outlookEvents = () =>
  hosts.flatMap(({ address }) => {
    const listed = app.simulator.listEvents(address, range);
    return listed.ok ? listed.value.map((event) => ({ address, ...event })) : [];
  });

test("in Outlook each accepted booking is one event of its host, and nothing else is there", async () => {
  const accepted = await app.db.bookingHost.findMany({
    where: { active: true },
    include: { user: true, booking: true },
  });
  expect(accepted.length).toBeGreaterThan(3);
  const wanted = accepted
    .map(({ user, booking }) => `${user?.email} ${booking?.startTime.toISOString()}`)
    .sort();
  await until(async () => {
    const there = outlookEvents().map(({ address, start }) => `${address} ${new Date(start).toISOString()}`);
    return there.sort().join() === wanted.join();
  }, 60);
});

const mailsToMo = async () => (await mailsOf(app)).filter((mail) => /^To: .*mo@guest\.example/m.test(mail));

test("a host who moves the event in Outlook moves the booking", async () => {
  const made = await postBooking(wish("15:30", "Mo"));
  const { uid, hosts: chosen } = made.body.data;
  const event = await until(async () => outlookEvents().find(({ title }) => title.endsWith("and Mo")));
  expect(event.address).toBe(chosen[0].email);
  await until(
    async () => (await app.db.calendarEvent.count({ where: { eventId: uid, appliedVersion: 1 } })) > 0,
  );
  // What is moved before its first mail went out is told of once.
  await until(async () => (await mailsToMo()).length === 1);
  // Just after a write, Outlook's answers may lag; what differs from it then isn't believed yet.
  await app.db.calendarEvent.updateMany({ where: { eventId: uid }, data: { writtenAt: new Date(0) } });
  app.simulator.updateEvent(event.address, event.id, { start: at("07:00"), end: at("07:30") });
  await until(async () => {
    const { data } = (await send("GET", `bookings/${uid}`)).body;
    return data.start === at("07:00");
  });
  expect(await offered()).toContain("15:30");
});

test("whoever booked gets mail of the booking and of its move, with the event as a calendar file", async () => {
  await until(async () => (await mailsToMo()).length === 2);
  for (const mail of await mailsToMo()) expect(mail).toContain("text/calendar");
});

test("a limit that is reached closes its day, and explain says which it is", async () => {
  expect(await offered()).not.toEqual([]);
  await app.db.eventType.update({ where: { id: eventTypeId }, data: { bookingLimits: { PER_DAY: 1 } } });
  expect(await offered()).toEqual([]);
  expect(await postBooking(wish("09:00", "Lim"))).toMatchObject({
    status: 409,
    body: { error: { code: "SLOT_UNAVAILABLE" } },
  });
  const asked = new URLSearchParams({ eventTypeId: String(eventTypeId), at: at("09:00") });
  expect(await send("GET", `slots/explain?${asked}`)).toMatchObject({
    body: {
      data: {
        reasons: [{ kind: "limit_reached", of: "event_type", unit: "day", counts: "bookings", most: 1 }],
      },
    },
  });
  await app.db.$executeRaw`UPDATE "EventType" SET "bookingLimits" = '[1]' WHERE id = ${eventTypeId}`;
  expect(await offered()).toEqual([]);
  const explained = await send("GET", `slots/explain?${asked}`);
  expect(explained.body.data.reasons).toEqual([{ kind: "misconfigured" }]);
  const page = await (await fetch(`${app.url}/team/devs/teamevent`)).text();
  expect(page).toContain("This page is misconfigured");
  await app.db.$executeRaw`UPDATE "EventType" SET "bookingLimits" = NULL WHERE id = ${eventTypeId}`;
  expect(await offered()).not.toEqual([]);
});

async function key(address: string) {
  const wanted = { email: address, scopes: ["bookings"], application: null, expiresAt: null } as const;
  const made = await createApiKey(app.db, wanted, Date.now());
  return { authorization: `Bearer ${made?.key}` };
}

test("a booking is reassigned to the next host and to a named one, and another time is asked for, by keys that open it", async () => {
  const made = await postBooking(wish("15:00", "Rea"));
  const { uid, hosts: before } = made.body.data;
  const [first] = before;
  const next = hosts.find(({ address }) => address !== first.email)?.address ?? "";
  const [own, nexts] = [await key(first.email), await key(next)];
  expect((await send("POST", `bookings/${uid}/reassign`)).status).toBe(401);
  expect((await send("POST", `bookings/${uid}/reassign`, {}, nexts)).status).toBe(404);
  const handed = await send("POST", `bookings/${uid}/reassign`, { reason: "Ill" }, own);
  expect(handed).toMatchObject({
    status: 200,
    body: { data: { reassignedTo: { email: next }, reason: "Ill" } },
  });
  const { bookingUid } = handed.body.data;
  const toNobody = await send("POST", `bookings/${bookingUid}/reassign/999999`, {}, nexts);
  expect(toNobody).toMatchObject({ status: 400, body: { error: { code: "NOT_REASSIGNABLE" } } });
  const back = await send("POST", `bookings/${bookingUid}/reassign/${first.id}`, {}, nexts);
  expect(back.body.data).toMatchObject({ reassignedTo: { id: first.id, email: first.email } });
  const last = back.body.data.bookingUid;
  expect(await send("POST", `bookings/${last}/request-reschedule`, { reason: "Ill" }, own)).toMatchObject({
    status: 200,
    body: { data: { status: "cancelled", cancellationReason: "Ill" } },
  });
  expect((await send("POST", `bookings/${last}/request-reschedule`, {}, own)).status).toBe(400);
  expect(await send("POST", `bookings/${last}/reschedule`, { start: at("15:30") })).toMatchObject({
    status: 201,
    body: { data: { status: "accepted", rescheduledFromUid: last } },
  });
});

test("a request is confirmed or declined by keys of its hosts, and by nobody else", async () => {
  await app.db.eventType.update({ where: { id: eventTypeId }, data: { requiresConfirmation: true } });
  const asked = await postBooking(wish("09:00", "Req"));
  expect(asked).toMatchObject({ status: 201, body: { data: { status: "pending" } } });
  const { uid, hosts: chosen } = asked.body.data;
  const other = hosts.find(({ address }) => address !== chosen[0].email)?.address ?? "";
  const answer = (verb: string, headers?: Record<string, string>, body?: object) =>
    send("POST", `bookings/${uid}/${verb}`, body, headers);
  expect((await answer("confirm")).status).toBe(401);
  expect((await answer("confirm", await key(other))).status).toBe(404);
  const own = await key(chosen[0].email);
  expect(await answer("confirm", own)).toMatchObject({ status: 200, body: { data: { status: "accepted" } } });
  expect(await answer("decline", own)).toMatchObject({
    status: 400,
    body: { error: { code: "NOT_PENDING", bookingStatus: "accepted" } },
  });
  const second = await postBooking(wish("09:30", "Req"));
  const declined = await send(
    "POST",
    `bookings/${second.body.data.uid}/decline`,
    { reason: "Away" },
    await key(second.body.data.hosts[0].email),
  );
  expect(declined).toMatchObject({
    status: 200,
    body: { data: { status: "rejected", rejectionReason: "Away" } },
  });
  await app.db.eventType.update({ where: { id: eventTypeId }, data: { requiresConfirmation: false } });
});

test("a seat is moved alone, by its own uid or as `seatUid` of the booking, and by no other", async () => {
  const seats = { requiresConfirmation: false, seatsPerTimeSlot: 2, bookingLimits: {} };
  await app.db.eventType.update({ where: { id: eventTypeId }, data: seats });
  const next = (time: string) => new Date(Date.parse(at(time)) + 86_400_000).toISOString();
  const seatOf = async (name: string, time: string) =>
    (await postBooking({ ...wish(time, name), start: next(time) })).body.data.uid as string;
  const [gus, kim, lee] = [
    await seatOf("Gus", "10:00"),
    await seatOf("Kim", "10:00"),
    await seatOf("Lee", "12:00"),
  ];
  const bookingOf = async (seat: string) =>
    (
      await app.db.bookingSeat.findUniqueOrThrow({
        where: { referenceUid: seat },
        include: { booking: true },
      })
    ).booking.uid;
  const shared = await bookingOf(gus);
  const move = (uid: string, body: object) =>
    send("POST", `bookings/${uid}/reschedule`, { start: next("12:00"), ...body });
  expect(await move(shared, {})).toMatchObject({ status: 400, body: { error: { code: "HAS_SEATS" } } });
  expect((await move(shared, { seatUid: lee })).status).toBe(404);
  const { email } = (await send("GET", `bookings/${shared}`)).body.data.hosts[0];
  const asHost = await key(email);
  const moveAll = (uid: string, start: string) =>
    send("POST", `bookings/${uid}/reschedule`, { start, rescheduledBy: email }, asHost);
  const moved = await moveAll(shared, next("11:00"));
  expect(moved).toMatchObject({
    status: 201,
    body: { data: { rescheduledFromUid: shared, start: next("11:00"), status: "accepted" } },
  });
  expect((await moveAll(moved.body.data.uid, next("10:00"))).status).toBe(201);
  const back = await bookingOf(gus);
  expect(await move(back, { seatUid: gus })).toMatchObject({
    status: 201,
    body: { data: { uid: gus, start: next("12:00"), attendees: [{ name: "Gus" }] } },
  });
  expect([await bookingOf(gus), await bookingOf(kim)]).toEqual([await bookingOf(lee), back]);
  // That one is full: the other host has another, and nobody is left here.
  expect((await move(kim, {})).status).toBe(201);
  expect((await send("GET", `bookings/${back}`)).body.data.status).toBe("cancelled");
});
