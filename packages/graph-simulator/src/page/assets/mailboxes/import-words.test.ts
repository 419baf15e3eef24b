import { expect, test } from "vitest";
import { importWords } from "./import-words.js";

const notice = { uid: "a", line: 3, reason: "VTODO is no event" };

test.each([
  [{ imported: 12, skipped: [], warnings: [] }, "Imported a.ics: 12 events"],
  [
    { imported: 1, skipped: [notice], warnings: [notice, notice] },
    "Imported a.ics: 1 event, 1 left out, 2 read by a fallback",
  ],
])("says what became of a file: %j", (report, words) => {
  expect(importWords("a.ics", report)).toBe(words);
});
