import { expect, it } from "vitest";
import { partsOfDay } from "./parts-of-day.ts";

const slot = (hour: number) => ({ start: hour * 60, end: hour * 60 + 30 });
const hour = (minute: number) => Math.floor(minute / 60);

it("parts a day's slots at noon and at five, and leaves out parts without any", () => {
  expect(partsOfDay([slot(9), slot(11), slot(12), slot(16)], hour)).toEqual([
    { part: "morning", slots: [slot(9), slot(11)] },
    { part: "afternoon", slots: [slot(12), slot(16)] },
  ]);
  expect(partsOfDay([slot(17)], hour)).toEqual([{ part: "evening", slots: [slot(17)] }]);
});
