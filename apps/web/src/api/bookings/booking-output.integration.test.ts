import { book, findBooking } from "@calcache/scheduling";
import {
  createTeamEvent,
  createUser,
  fakeBookings,
  fakeEngine,
  requestFor,
} from "@calcache/scheduling/testing";
import { createTestDatabase, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bookingOutput, toBookingOutput } from "./booking-output.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("shows the room that a booking takes, and one that declined instead once it has", async () => {
  const { db } = database;
  const engine = fakeEngine(db, () => Date.parse("2026-11-30T12:00Z"));
  for (const name of ["ann", "red"]) engine.busy.set(`${name}'s`, []);
  const [ann, red] = [await createUser(db, "ann"), await createUser(db, "red")];
  const metadata = { apps: { calcache: { rooms: [{ email: "red@example.com", name: "Red room" }] } } };
  const { id } = await createTeamEvent(db, "demo", [{ user: ann }], { metadata });
  const made = await book(fakeBookings(engine), requestFor(id, "2026-12-01T10:00:00Z"));
  if (!made.ok) throw new Error(made.error.kind);
  const room = { id: red.id, name: "Red room", email: "red@example.com" };
  const shown = bookingOutput.parse(toBookingOutput(made.value));
  expect(shown).toMatchObject({ room });
  expect(shown).not.toHaveProperty("declinedRooms");
  await db.bookingHost.updateMany({
    where: { userId: red.id },
    data: { declinedAt: new Date(engine.now()) },
  });
  const left = await findBooking(db, made.value.uid);
  const after = left && bookingOutput.parse(toBookingOutput(left));
  expect(after).toMatchObject({ declinedRooms: [room] });
  expect(after).not.toHaveProperty("room");
});
