import { expect, test } from "vitest";
import { importLines } from "./import-lines.ts";

test("names what is left out and what is read by a fallback, by line and uid", () => {
  const report = {
    imported: 3,
    skipped: [{ uid: "", line: 7, reason: "VTODO is no event" }],
    warnings: [{ uid: "a@b", line: 12, reason: "the line can't be read and is left out" }],
  };
  expect(importLines("Ann", "team.ics", report)).toEqual([
    "Ann's calendar is team.ics: 3 events, 1 left out, 1 read by a fallback",
    "  left out: line 7: VTODO is no event",
    "  line 12 (a@b): the line can't be read and is left out",
  ]);
});
