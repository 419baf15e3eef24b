import type { Mail, SendResult } from "@calcache/emails";
import { describe, expect, it } from "vitest";
import { bookingWorld, tuesdayAt } from "../../testing/booking-world.ts";
import { requestFor } from "../../testing/fake-bookings.ts";
import { createTeamEvent, createUser } from "../../testing/seed.ts";
import { book } from "../book/book.ts";
import { cancelBooking } from "../change/cancel-booking.ts";
import { queueManyChanged } from "./booking-emails.ts";
import { sendBookingEmails } from "./send-booking-emails.ts";

const world = bookingWorld();
const away: SendResult = { ok: false, error: { kind: "away", reason: "ECONNREFUSED" } };
const refused: SendResult = { ok: false, error: { kind: "refused", reason: "550" } };

/** A server that answers each address as it is told, and takes the rest. */
function post(answers: Record<string, SendResult> = {}) {
  const sent: Mail[] = [];
  const send = async (mail: Mail): Promise<SendResult> => {
    const answer = answers[mail.to.address];
    if (!answer) sent.push(mail);
    return answer ?? { ok: true, value: { messageId: "" } };
  };
  const now = () => world.now;
  const working = {
    db: world.database.db,
    now,
    log: world.engine.log,
    mailer: { send },
    webappUrl: "https://calcache.example",
    hostSecret: world.bookings.hostSecret,
    accountMail: async () => "nothing" as const,
  };
  const letters = () => sent.map(({ to, subject }) => `${subject.split(":")[0]} ${to.address}`);
  return { sent, letters, sendDue: () => sendBookingEmails(working) };
}

async function booked(location?: string) {
  const ann = await createUser(world.database.db, "ann");
  const event = await createTeamEvent(world.database.db, "all", [{ user: ann }], {
    ...(location && { locations: [{ type: location }] }),
  });
  world.engine.busy.set("ann's", []);
  const request = requestFor(event.id, tuesdayAt("11:00"), { guests: ["gina@guest.example"] });
  const made = await book(world.bookings, request);
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}

const everybody = ["gus@guest.example", "gina@guest.example", "ann@example.com"];
const queued = () => world.database.db.bookingEmail.findFirstOrThrow({ orderBy: { id: "desc" } });

describe("mail about a booking", () => {
  it("goes to attendee, guests and hosts once, with the attendee's links", async () => {
    const { uid } = await booked();
    const { sent, letters, sendDue } = post();
    await Promise.all([sendDue(), sendDue()]);
    await sendDue();
    expect(letters()).toEqual(everybody.map((address) => `Confirmed ${address}`));
    expect(sent[0]?.text).toContain(`https://calcache.example/reschedule/${uid}`);
    expect(sent[0]?.calendar?.content).toContain(`UID:${uid}`);
    expect(sent[1]?.text).not.toContain(uid);
  });

  it("is in the language of whoever reads it: the attendee's, which guests read too, and each host's own", async () => {
    await booked();
    await world.database.db.attendee.updateMany({ data: { locale: "fr-CA" } });
    await world.database.db.user.updateMany({ data: { locale: "de" } });
    const { sent, sendDue } = post();
    await sendDue();
    const said = sent.map(({ subject }) => subject.split(/\s?:/)[0]);
    expect(said).toEqual(["Confirmé", "Confirmé", "Bestätigt"]);
  });

  it("waits for a server that is away, ever longer, and for nobody who has it already", async () => {
    await booked();
    const first = post({ "gina@guest.example": away });
    await first.sendDue();
    expect(first.letters()).toEqual(["Confirmed gus@guest.example", "Confirmed ann@example.com"]);
    expect(await queued()).toMatchObject({ failure: "away ECONNREFUSED", sentAt: null });
    const second = post({ "gina@guest.example": away });
    world.now += 29_999;
    expect(await second.sendDue()).toBe(0);
    world.now += 1;
    expect(await second.sendDue()).toBe(1);
    expect(second.letters()).toEqual([]);
    expect(await queued()).toMatchObject({ nextAttemptAt: new Date(world.now + 60_000) });
    world.now += 60_000;
    const third = post();
    await third.sendDue();
    expect(third.letters()).toEqual(["Confirmed gina@guest.example"]);
    expect(await queued()).toMatchObject({ sentAt: new Date(world.now), failure: null });
  });

  it("isn't sent again to whom the server refuses", async () => {
    await booked();
    const { letters, sendDue } = post({ "gina@guest.example": refused });
    await sendDue();
    world.now += 24 * 3_600_000;
    await sendDue();
    expect(letters()).toHaveLength(2);
    expect(await queued()).toMatchObject({ failure: "refused 550" });
  });

  // Seen failing while a host's address that isn't one was passed over in silence.
  it("that can't reach a host is told to operators, until it can", async () => {
    await booked();
    const { sendDue } = post({ "ann@example.com": refused });
    await sendDue();
    const alert = () => world.database.db.alert.findFirst();
    const { id } = await world.database.db.user.findFirstOrThrow();
    expect(await alert()).toMatchObject({
      name: `mail to host ${id}`,
      reason: `mail can't reach the host ann (user ${id}): refused, 550`,
      clearedAt: null,
    });
    await world.database.db.bookingEmail.updateMany({
      data: { sentAt: null, settled: [], nextAttemptAt: new Date(world.now) },
    });
    await post({ "gus@guest.example": refused }).sendDue();
    expect(await alert()).toMatchObject({ clearedAt: new Date(world.now) });
  });

  it("asks a host once about all bookings whose events went at once, and not about what has been settled since", async () => {
    await booked();
    const { id: userId } = await world.database.db.user.findFirstOrThrow();
    const first = await world.database.db.booking.findFirstOrThrow();
    await post().sendDue();
    const ask = () =>
      world.database.db.$transaction((tx) => queueManyChanged(tx, first.id, userId, world.now));
    await ask();
    await ask();
    await world.database.db.booking.updateMany({ data: { metadata: { changedInCalendar: "deleted" } } });
    const { sent, sendDue } = post();
    await sendDue();
    expect(sent).toEqual([]);
    world.now += 2 * 60_000;
    await sendDue();
    await sendDue();
    expect(sent.map(({ to, subject }) => [to.address, subject])).toEqual([
      ["ann@example.com", "1 booking of yours: shall it stand?"],
    ]);
    expect(sent[0]?.text).toContain(`https://calcache.example/booking/${first.uid}`);
    await ask();
    await world.database.db.booking.updateMany({ data: { metadata: {} } });
    world.now += 60 * 60_000;
    await sendDue();
    expect(sent).toHaveLength(1);
    expect(await queued()).toMatchObject({ sentAt: new Date(world.now) });
  });

  it("that was overtaken by the cancellation isn't sent; the cancellation counts as a change", async () => {
    const { uid } = await booked();
    await cancelBooking(world.bookings, { uid, reason: null, by: null });
    const { sent, letters, sendDue } = post();
    await sendDue();
    expect(letters()).toEqual(everybody.map((address) => `Cancelled ${address}`));
    expect(sent[0]?.calendar).toMatchObject({
      method: "CANCEL",
      content: expect.stringContaining("SEQUENCE:1"),
    });
  });

  it("waits a minute for the link to meet online, and no longer", async () => {
    const { iCalUid } = await booked("integrations:office365_video");
    const { letters, sendDue } = post();
    await sendDue();
    world.now += 59_000;
    await sendDue();
    expect(letters()).toEqual([]);
    world.now += 3_000;
    await sendDue();
    expect(letters()).toHaveLength(3);
    expect(iCalUid).toBe("uid-1");
  });

  it("holds the link to meet online as soon as the calendar has made it", async () => {
    const { iCalUid } = await booked("integrations:office365_video");
    const made = { joinUrl: "https://teams.example/join/1" };
    const { count } = await world.database.db.calendarEvent.updateMany({
      where: { eventId: iCalUid },
      data: made,
    });
    expect(count).toBe(1);
    const { sent, sendDue } = post();
    await sendDue();
    expect(sent[0]?.text).toContain("https://teams.example/join/1");
  });
});
