import { describe, expect, it } from "vitest";
import { confirmationPolicy, isFreeEmail, needsConfirmation } from "./confirmation.ts";

const columns = {
  requiresConfirmation: true,
  requiresConfirmationWillBlockSlot: false,
  requiresConfirmationForFreeEmail: false,
  metadata: null as unknown,
};
const now = Date.parse("2026-11-30T12:00Z");
const hour = 3_600_000;
const needs = (changes: Partial<typeof columns>, start: number, email = "gus@guest.example") =>
  needsConfirmation(confirmationPolicy({ ...columns, ...changes }), { start, email }, now);

describe("what has to be confirmed", () => {
  it("is everything or nothing", () => {
    expect(needs({}, now + hour)).toBe(true);
    expect(needs({ requiresConfirmation: false }, now + hour)).toBe(false);
  });

  it.each([
    ["minutes", 60_000],
    ["hours", hour],
    ["days", 24 * hour],
  ])("may be what begins in so many whole %s at most, as cal.com counts them", (unit, size) => {
    const metadata = { requiresConfirmationThreshold: { time: 2, unit } };
    expect(needs({ metadata }, now + 3 * size - 1)).toBe(true);
    expect(needs({ metadata }, now + 3 * size)).toBe(false);
  });

  it("is everything where the threshold can't be read", () => {
    expect(
      needs({ metadata: { requiresConfirmationThreshold: { time: 2, unit: "weeks" } } }, now + 999 * hour),
    ).toBe(true);
  });

  it("may be only what somebody books with an address of a provider that gives them to anybody", () => {
    const free = { requiresConfirmationForFreeEmail: true };
    expect(needs(free, now + hour, "gus@GMAIL.com")).toBe(true);
    expect(needs({ ...free, requiresConfirmation: false }, now + hour, "gus@gmx.de")).toBe(true);
    expect(needs(free, now + hour, "gus@contoso.example")).toBe(false);
  });
});

it.each(["gmail.com", "outlook.com", "web.de", "proton.me"])("%s gives addresses to anybody", (domain) => {
  expect(isFreeEmail(`gus@${domain}`)).toBe(true);
});
