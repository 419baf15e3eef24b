import { expect, test } from "vitest";
import { english } from "../words/english.ts";
import { periodsIn, typedWeek } from "./weekly-hours.ts";

const monday = [
  { day: "monday", start_time: "13:00", end_time: "17:30" },
  { day: "monday", start_time: "09:00", end_time: "12:00" },
] as const;

test("a week is typed as it is read", () => {
  expect(typedWeek(monday)).toEqual(["", "09:00-12:00, 13:00-17:30", "", "", "", "", ""]);
  expect(periodsIn(["", "9-12, 13:00 – 17:30", "closed"], english).periods).toEqual([monday[1], monday[0]]);
});

test.each(["soon", "9-25", "9:60-10", "24-25", "9-9", "0:00-24:01", "9-12, 13"])(
  "%j is marked at its day, before it is sent",
  (text) => {
    const { faults } = periodsIn(["", text, "9-17"], english);
    const part = text.split(", ").at(-1);
    const fault = `Write hours as 09:00-17:00, not as “${part}”. A whole day is 00:00-24:00.`;
    expect(faults).toEqual([undefined, fault, undefined, undefined, undefined, undefined, undefined]);
  },
);

test.each(["9-12, 13-17:30", "9 à 12; 13 a 17.30", "9 – 12، 13 bis 17:30", "09:00 to 12:00؛ 13—17:30"])(
  "%j is read, however a language separates",
  (text) => expect(periodsIn(["", text], english).periods).toEqual([monday[1], monday[0]]),
);

test("a whole day, and hours into the next, are hours", () => {
  const [, night] = periodsIn(["0-24", "22:00-2:00"], english).periods;
  expect(night).toEqual({ day: "monday", start_time: "22:00", end_time: "02:00" });
  expect(periodsIn(["0-24"], english).periods).toEqual([
    { day: "sunday", start_time: "00:00", end_time: "24:00" },
  ]);
});
