import { translate } from "@calcache/languages/messages";
import { expect, it } from "vitest";
import { changesInWords, slotChanges } from "./slot-changes.ts";

const t = translate("page", "en-GB");
const slots = (...starts: number[]) => ({
  "2026-12-01": starts.map((start) => ({ start, end: start + 30 })),
});

it("counts what came and what went", () => {
  expect(slotChanges(slots(0, 30, 60), slots(30, 90))).toEqual({ gone: 2, added: 1 });
  expect(slotChanges(slots(0), slots(0))).toEqual({ gone: 0, added: 0 });
});

it("says it in words, and nothing of nothing", () => {
  expect(changesInWords(t, { gone: 2, added: 1 })).toBe("2 times were taken, 1 time became free");
  expect(changesInWords(t, { gone: 1, added: 0 })).toBe("1 time was taken");
  expect(changesInWords(t, { gone: 0, added: 3 })).toBe("3 times became free");
  expect(changesInWords(t, { gone: 0, added: 0 })).toBe("");
});
