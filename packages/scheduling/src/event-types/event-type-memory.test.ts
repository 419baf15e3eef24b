import { expect, it } from "vitest";
import { eventTypeMemory, type FoundEventType } from "./event-type-memory.ts";

/** One of so many hosts; nothing else of it matters here. */
const of = (hosts: number) =>
  ({ version: "1", eventType: { hosts: Array.from({ length: hosts }) } }) as unknown as FoundEventType;

it("holds event types of so many hosts, and lets go of those that were used longest ago", () => {
  const memory = eventTypeMemory(100);
  memory.keep("a", of(50));
  memory.keep("b", of(40));
  expect(memory.recall("a")).not.toBeNull();
  memory.keep("c", of(30));
  expect(["a", "b", "c"].filter((question) => memory.recall(question))).toEqual(["a", "c"]);
});

it("counts an event type anew when it is kept again, and a small one as ten hosts", () => {
  const memory = eventTypeMemory(100);
  for (let count = 0; count < 20; count++) memory.keep("a", of(60));
  for (const question of ["b", "c", "d", "e"]) memory.keep(question, of(0));
  expect(memory.recall("a")).not.toBeNull();
  memory.keep("f", of(0));
  expect(memory.recall("b")).toBeNull();
});

it("doesn't hold what is larger than itself", () => {
  const memory = eventTypeMemory(100);
  memory.keep("a", of(101));
  expect(memory.recall("a")).toBeNull();
});
