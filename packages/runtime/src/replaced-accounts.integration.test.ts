import { sweep } from "@calcache/calendar-cache";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createEventWorld, type EventWorld } from "./testing/event-world.ts";

let world: EventWorld;
beforeEach(async () => {
  world = await createEventWorld();
  await sweep(world.events.engine);
  await world.put("1");
  await world.work();
});
afterEach(() => world.close());

const account = () => world.db.credential.findFirstOrThrow({ orderBy: { id: "desc" } });

const disconnect = async () => {
  const { id, ...row } = await account();
  await world.db.credential.delete({ where: { id } });
  return row;
};
type Row = Awaited<ReturnType<typeof disconnect>>;
const connect = ({ key, userId, type }: Row) =>
  world.db.credential.create({ data: { key: key ?? {}, userId, type } });

const starts = () => world.inOutlook().map(({ span }) => span.start);

// Seen failing while events were found by the account's id: the command was refused, and the event stayed for ever. Broken on purpose:
// the same.
test("an event of an account that was connected again is changed and cancelled by what was booked before", async () => {
  await connect(await disconnect());
  const moved = await world.put("1", { start: world.at("12:00"), end: world.at("12:30") });
  expect(moved).toMatchObject({ ok: true, value: { version: 2 } });
  await world.work();
  expect(starts()).toEqual([world.at("12:00")]);
  expect(await world.remove("1")).toMatchObject({ ok: true });
  await world.work();
  expect(starts()).toEqual([]);
});

test("what is cancelled while the account is gone goes once it is connected again, though nobody selects its calendars", async () => {
  const row = await disconnect();
  expect(await world.remove("1")).toMatchObject({ ok: true });
  await world.work();
  expect(starts()).toEqual([world.at("10:00")]);
  await connect(row);
  await world.work();
  expect(starts()).toEqual([]);
});

// Broken on purpose: only a mailbox without any account is taken over.
test("an account that is connected again beside the one that was refused takes its mailbox over", async () => {
  const { key, userId, type, id } = await account();
  await world.db.credential.update({ where: { id }, data: { invalid: true } });
  await connect({ key, userId, type } as Row);
  await world.remove("1");
  await world.work();
  expect(starts()).toEqual([]);
});

test("what was never written with an account that is gone isn't found", async () => {
  await disconnect();
  expect(await world.put("2")).toEqual({ ok: false, error: { kind: "unknown-calendar" } });
});
