import { expect, test } from "vitest";
import { english } from "../words/english.ts";
import { valueFault } from "./value-fault.ts";

const none = { isRequired: false, min: null, max: null };

test.each([
  ["", { isRequired: true }, "valueMissing"],
  ["", { min: "2026-12-01" }, undefined],
  ["2026-12-01T09:00", { isRequired: true }, undefined],
  ["2026-12-01T09:00", { min: "2026-12-01T09:30" }, "rangeUnderflow"],
  ["2026-12-01T09:00", { max: "2026-11-30" }, "rangeOverflow"],
  ["2026-12-01T09:00", { min: "soon", max: "" }, undefined],
])("of “%s” with %o it is %s", (value, rules, flag) => {
  expect(valueFault(value, { ...none, ...rules }, english)?.[0]).toBe(flag);
});

test("it is said in a sentence", () => {
  expect(valueFault("2026-12-01T09:00", { ...none, min: "2026-12-01T09:30" }, english)?.[1]).toBe(
    "Choose a time from 2026-12-01 09:30 on.",
  );
});
