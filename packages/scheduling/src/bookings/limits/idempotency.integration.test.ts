import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { bookingWorld } from "../../testing/booking-world.ts";
import { answersKeptFor, claimKey, keepAnswer, releaseKey } from "./idempotency.ts";
import { pruneBookings } from "./prune-bookings.ts";

const world = bookingWorld();
const claim = (request = ["POST", "/bookings", "{}"]) =>
  claimKey(world.database.db, "a key", request, world.now);
const answer = { status: 201, body: { status: "success" } };

it("a key is claimed by one of many at once; the others are told that it is in flight", async () => {
  const claims = await Promise.all(Array.from({ length: 8 }, () => claim()));
  expect(claims.filter(({ kind }) => kind === "proceed")).toHaveLength(1);
  expect(claims.filter(({ kind }) => kind === "in flight")).toHaveLength(7);
});

it("an answer is given again for a day, to the same request only", async () => {
  const claimed = await claim();
  if (claimed.kind !== "proceed") throw new Error(claimed.kind);
  expect(await claim(["POST", "/bookings", "{ }"])).toEqual({ kind: "mismatch" });
  await keepAnswer(world.database.db, claimed.keyHash, answer);
  expect(await claim()).toEqual({ kind: "answered", answer });
  expect(await claim(["POST", "/other", "{}"])).toEqual({ kind: "mismatch" });
  world.now += answersKeptFor - 1;
  await pruneBookings(world.database.db, world.now);
  expect(await claim()).toEqual({ kind: "answered", answer });
  world.now += 1;
  expect(await claim(["POST", "/other", "{}"])).toMatchObject({ kind: "proceed" });
});

it("a key is free again once it is given back, or its claimant has died", async () => {
  const claimed = await claim();
  if (claimed.kind !== "proceed") throw new Error(claimed.kind);
  await releaseKey(world.database.db, claimed.keyHash, claimed.claim);
  expect(await claim()).toMatchObject({ kind: "proceed" });
  world.now += 59_999;
  expect(await claim()).toEqual({ kind: "in flight" });
  world.now += 1;
  expect(await claim(["POST", "/other", "{}"])).toEqual({ kind: "mismatch" });
  expect(await claim()).toMatchObject({ kind: "proceed" });
});

it("a claim that has failed gives nobody else's back", async () => {
  const claimed = await claim();
  if (claimed.kind !== "proceed") throw new Error(claimed.kind);
  await releaseKey(world.database.db, claimed.keyHash, randomUUID());
  expect(await claim()).toEqual({ kind: "in flight" });
});

it("neither the key nor the request is stored", async () => {
  await claimKey(world.database.db, "a secret key", ["POST", "gus@guest.example"], world.now);
  const stored = JSON.stringify(await world.database.db.idempotencyKey.findMany());
  expect(stored).not.toMatch(/secret|gus/);
});
