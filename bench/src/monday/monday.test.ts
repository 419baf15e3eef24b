import { expect, test } from "vitest";
import { mondayLoad } from "./load.ts";
import { mailboxesOf } from "./mailboxes.ts";
import { plot } from "./plot.ts";
import { simulate } from "./simulate.ts";

const scenario = {
  ...{ mailboxes: 2_000, outlook: 150, max: 4, lanesFollow: true },
  number: (wanted: number) => wanted,
};

test("a Monday's worst minute has ten times the mean of its day", () => {
  const load = mondayLoad(100_000);
  const mean = load.reduce((sum, each) => sum + each, 0) / load.length;
  expect(Math.max(...load) / mean).toBeCloseTo(10, 0);
});

test("a mailbox that is notified while it waits or runs has one more turn, for the first of these notifications", () => {
  const boxes = mailboxesOf(3);
  boxes.notify(1, 10);
  boxes.notify(1, 20);
  expect(boxes.waiting()).toBe(1);
  expect(boxes.take()).toBe(1);
  boxes.notify(1, 30);
  boxes.notify(1, 40);
  expect(boxes.take()).toBeNull();
  expect(boxes.finish(1)).toBe(10);
  expect(boxes.take()).toBe(1);
  expect(boxes.finish(1)).toBe(30);
  expect(boxes.take()).toBeNull();
});

test("what comes within a quiet minute is fresh after what Outlook takes, and is told of once", () => {
  const day = simulate([2, 2, 0], scenario);
  const waits = day.flatMap((minute) => minute.waits);
  expect(waits.length).toBeGreaterThan(180);
  expect(waits.length).toBeLessThan(300);
  expect(Math.max(...waits)).toBeLessThan(1_500);
});

test("a slow Outlook gets more lanes, and more workers, than a quick one", () => {
  const load = Array.from({ length: 10 }, () => 20);
  const [quick, slow] = [150, 3_000].map((outlook) => simulate(load, { ...scenario, outlook }).at(-1));
  expect(slow?.lanes).toBeGreaterThan(quick?.lanes ?? 0);
  expect(slow?.workers).toBeGreaterThan(quick?.workers ?? 0);
});

test("its picture has a line for each way Outlook answers", () => {
  const day = simulate([1, 1, 1], scenario);
  const picture = plot({ quick: day, slow: day });
  expect(picture).toContain("— slow");
  expect(picture.match(/<polyline/g)).toHaveLength(5);
  expect(picture).not.toContain("NaN");
});
