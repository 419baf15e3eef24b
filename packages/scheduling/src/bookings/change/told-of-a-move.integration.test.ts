import type { Mail } from "@calcache/emails";
import { describe, expect, it } from "vitest";
import { bookingWorld, tuesdayAt } from "../../testing/booking-world.ts";
import { requestFor } from "../../testing/fake-bookings.ts";
import { createTeamEvent, createUser } from "../../testing/seed.ts";
import { onTuesday } from "../../testing/slots-world.ts";
import { book } from "../book/book.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { pruneBookings } from "../limits/prune-bookings.ts";
import { sendBookingEmails } from "../mail/send-booking-emails.ts";
import { cancelBooking } from "./cancel-booking.ts";
import { followOutsideChange } from "./follow-outside-change.ts";
import { rescheduleBooking } from "./reschedule-booking.ts";

const world = bookingWorld();

/** Sends all mail that is due, an hour after now. */
async function mailed(): Promise<Mail[]> {
  const sent: Mail[] = [];
  world.now += 3_600_000;
  await sendBookingEmails({
    db: world.database.db,
    now: () => world.now,
    log: world.engine.log,
    mailer: {
      async send(mail) {
        sent.push(mail);
        return { ok: true, value: { messageId: "" } };
      },
    },
    webappUrl: "https://calcache.example",
    hostSecret: world.bookings.hostSecret,
    accountMail: async () => "nothing" as const,
  });
  return sent;
}

const moveTo = async (uid: string, time: string) => {
  const moved = await rescheduleBooking(world.bookings, {
    uid,
    start: Date.parse(tuesdayAt(time)),
    timeZone: null,
    reason: null,
    by: null,
    reservationUid: null,
    idempotencyKey: null,
  });
  if (!moved.ok) throw new Error(moved.error.kind);
  return moved.value;
};

/** Who has a mail, what it says has happened, and the former time that it names. */
const letters = (mails: readonly Mail[]) =>
  mails.map(({ to, subject, text }) => {
    const before = /^Before: .* (\d+:\d\d)/m.exec(text)?.[1] ?? "none";
    return `${to.address.split("@")[0]}: ${subject.split(":")[0]}, before ${before}`;
  });

/** A round robin of Ann and Bob, booked at eleven and moved to where only the other of them is free. */
async function movedToOther() {
  const [ann, bob] = [await createUser(world.database.db, "ann"), await createUser(world.database.db, "bob")];
  const event = await createTeamEvent(world.database.db, "all", [{ user: ann, priority: 3 }, { user: bob }], {
    schedulingType: "ROUND_ROBIN",
    locations: [{ type: "integrations:office365_video" }],
  });
  world.engine.busy.set("ann's", [onTuesday("14:00", "15:00")]).set("bob's", []);
  const made = await book(
    world.bookings,
    requestFor(event.id, tuesdayAt("11:00"), { responses: { phone: "+49 30 1" } }),
  );
  if (!made.ok) throw new Error(made.error.kind);
  await mailed();
  const moved = await rescheduleBooking(world.bookings, {
    uid: made.value.uid,
    start: Date.parse(tuesdayAt("14:00")),
    timeZone: "Asia/Tokyo",
    reason: "Train",
    by: null,
    reservationUid: null,
    idempotencyKey: null,
  });
  if (!moved.ok) throw new Error(moved.error.kind);
  return { ann, bob, first: made.value, moved: moved.value };
}

// Seen failing while only the new hosts had mail, and all without the former time, the reason and the form's answers.
it("tells attendee and hosts of a move when it was and why, the attendee in the zone it was made from; and who isn't host any more", async () => {
  const { moved } = await movedToOther();
  expect(moved).toMatchObject({
    hosts: [{ name: "bob" }],
    attendee: { timeZone: "Asia/Tokyo" },
  });
  const [toGus, toBob, toAnn] = await mailed();
  expect(toGus?.text).toContain("(Asia/Tokyo)");
  expect(toGus?.text).toContain("Tuesday, 1 December 2026 at 23:00");
  expect(toGus?.text).toContain("Before: Tuesday, 1 December 2026 at 20:00");
  expect(toGus?.text).toContain("Why: Train");
  expect(toBob).toMatchObject({ to: { address: "bob@example.com" } });
  for (const words of ["Before: Tuesday, December 1, 2026 at 11:00 AM", "Why: Train", "phone: +49 30 1"])
    expect(toBob?.text).toContain(words);
  expect(toAnn?.to.address).toBe("ann@example.com");
  expect(toAnn?.subject).toMatch(/^No longer yours: .*11:00 AM$/);
});

// Seen failing while the link was that of any event of the booking: also of the one that was being deleted.
it("knows the link to meet online of the event that is there, once there is one", async () => {
  const { moved } = await movedToOther();
  const { db } = world.database;
  const linkIn = async (calendar: string, joinUrl: string) => {
    const { count } = await db.calendarEvent.updateMany({
      where: { eventId: moved.iCalUid, calendar: { externalId: `${calendar}'s` } },
      data: { joinUrl },
    });
    expect(count).toBe(1);
  };
  const joinUrl = async () => (await findBooking(db, moved.uid))?.joinUrl;
  await linkIn("ann", "https://teams.example/old");
  expect(await joinUrl()).toBeNull();
  await linkIn("bob", "https://teams.example/new");
  expect(await joinUrl()).toBe("https://teams.example/new");
  const [toGus] = await mailed();
  expect(toGus?.text).toContain("https://teams.example/new");
  expect(toGus?.calendar?.content).toContain("https://teams.example/new");
});

// Seen failing while the attendee's reason stayed with the booking, as that of every later move.
it("gives the attendee's reason for their own move, not for one that a host makes later", async () => {
  const { moved } = await movedToOther();
  expect((await mailed())[0]?.text).toContain("Why: Train");
  await world.written();
  await world.database.db.$transaction((tx) =>
    followOutsideChange(
      tx,
      "follow",
      {
        kind: "moved",
        credentialId: 2,
        calendarId: "bob's",
        eventId: moved.iCalUid,
        start: Date.parse(tuesdayAt("15:00")),
        end: Date.parse(tuesdayAt("16:00")),
        isOneOfMany: false,
      },
      world.now,
    ),
  );
  for (const { text } of await mailed()) expect(text).not.toContain("Train");
  expect(JSON.stringify(await world.written())).not.toContain("Train");
  expect(await findBooking(world.database.db, moved.uid)).toMatchObject({
    reschedulingReason: null,
    responses: { phone: "+49 30 1" },
  });
});

describe("mail that a later change overtakes", () => {
  it("costs nobody what changed since they were told last, and tells nobody of what was between", async () => {
    const { moved } = await movedToOther();
    world.engine.busy.set("bob's", [onTuesday("15:00", "16:00")]).set("ann's", []);
    const again = await moveTo(moved.uid, "15:00");
    expect(again.hosts).toMatchObject([{ name: "ann" }]);
    expect(letters(await mailed())).toEqual(["gus: Moved, before 20:00", "ann: Moved, before 11:00"]);
    expect(await mailed()).toEqual([]);
  });

  it("tells who was host by what they know that it is cancelled", async () => {
    const { moved } = await movedToOther();
    await cancelBooking(world.bookings, { uid: moved.uid, reason: null, by: null });
    const mails = await mailed();
    expect(letters(mails)).toEqual([
      "gus: Cancelled, before 20:00",
      "bob: Cancelled, before 11:00",
      "ann: Cancelled, before none",
    ]);
    expect(mails[2]?.subject).toMatch(/11:00 AM$/);
  });

  it("is one mail where a host moves the event twice, and none of a move where it is back", async () => {
    const { moved } = await movedToOther();
    await mailed();
    const follow = (from: string, to: string) =>
      world.database.db.$transaction((tx) =>
        followOutsideChange(
          tx,
          "follow",
          {
            kind: "moved",
            credentialId: 2,
            calendarId: "bob's",
            eventId: moved.iCalUid,
            start: Date.parse(tuesdayAt(from)),
            end: Date.parse(tuesdayAt(to)),
            isOneOfMany: false,
          },
          world.now,
        ),
      );
    await follow("15:00", "16:00");
    await follow("16:00", "17:00");
    expect(letters(await mailed())).toEqual(["gus: Moved, before 23:00", "bob: Moved, before 2:00"]);
    await follow("17:00", "18:00");
    await follow("16:00", "17:00");
    expect(letters(await mailed())).toEqual(["gus: Confirmed, before none", "bob: Confirmed, before none"]);
  });

  it("is forgotten once the booking is long over", async () => {
    await movedToOther();
    const { db } = world.database;
    expect(await db.bookingTold.count()).toBe(2);
    await pruneBookings(db, Date.parse("2026-12-30T12:00Z"));
    expect(await db.bookingTold.count()).toBe(2);
    await pruneBookings(db, Date.parse("2027-01-01T12:00Z"));
    expect(await db.bookingTold.count()).toBe(0);
  });
});
