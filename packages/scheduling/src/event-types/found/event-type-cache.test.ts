import { expect, it } from "vitest";
import { eventTypeCache, type FoundEventType } from "./event-type-cache.ts";

/** One of so many hosts; nothing else of it matters here. */
const of = (hosts: number) =>
  ({ version: "1", eventType: { hosts: Array.from({ length: hosts }) } }) as unknown as FoundEventType;

it("holds event types of so many hosts, and lets go of those that were used longest ago", () => {
  const cache = eventTypeCache(100);
  cache.keep("a", of(50));
  cache.keep("b", of(40));
  expect(cache.recall("a")).not.toBeNull();
  cache.keep("c", of(30));
  expect(["a", "b", "c"].filter((question) => cache.recall(question))).toEqual(["a", "c"]);
});

it("counts an event type anew when it is kept again, and a small one as ten hosts", () => {
  const cache = eventTypeCache(100);
  for (let count = 0; count < 20; count++) cache.keep("a", of(60));
  for (const question of ["b", "c", "d", "e"]) cache.keep(question, of(0));
  expect(cache.recall("a")).not.toBeNull();
  cache.keep("f", of(0));
  expect(cache.recall("b")).toBeNull();
});

it("doesn't hold what is larger than itself", () => {
  const cache = eventTypeCache(100);
  cache.keep("a", of(101));
  expect(cache.recall("a")).toBeNull();
});
