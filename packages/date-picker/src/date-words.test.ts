import { expect, test } from "vitest";
import { dateWords, daysOfWeek } from "./date-words.ts";

test.each([
  ["en-GB", { day: 1, name: "Monday" }, { day: 0, name: "Sunday" }],
  ["en-US", { day: 0, name: "Sunday" }, { day: 6, name: "Saturday" }],
  ["ar-EG", { day: 6, name: "السبت" }, { day: 5, name: "الجمعة" }],
])("a week in %s has its days in order, by number and name", (locale, first, last) => {
  const days = daysOfWeek(dateWords(locale));
  expect([days.length, days[0], days.at(-1)]).toEqual([7, first, last]);
});
