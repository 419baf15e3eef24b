import { describe, expect, it } from "vitest";
import { planMigrations } from "./migration-plan.ts";

const first = { name: "1_first", sql: "", checksum: "a" };
const second = { name: "2_second", sql: "", checksum: "b" };
const recorded = (name: string, checksum: string, finished = true) => ({ name, checksum, finished });

describe("planMigrations", () => {
  it("applies what isn't recorded, oldest first", () => {
    expect(planMigrations([first, second], [])).toEqual({ ok: true, value: [first, second] });
    expect(planMigrations([first, second], [recorded("1_first", "a")])).toEqual({
      ok: true,
      value: [second],
    });
  });

  it.each([
    ["failed-before", recorded("1_first", "a", false), "1_first"],
    ["unknown-migration", recorded("3_newer", "c"), "3_newer"],
    ["checksum-differs", recorded("1_first", "edited"), "1_first"],
  ])("refuses a history with %s", (kind, row, migration) => {
    expect(planMigrations([first, second], [row])).toEqual({ ok: false, error: { kind, migration } });
  });
});
