import { describe, expect, it } from "vitest";
import { toMigration } from "./migration.ts";
import { planMigrations } from "./migration-plan.ts";

const first = toMigration("public", { name: "1_first", sql: "a" });
const second = toMigration("calcache", { name: "1_first", sql: "b" });

describe("planMigrations", () => {
  it("applies what isn't recorded, in order", () => {
    expect(planMigrations([first, second], [])).toEqual({ ok: true, value: [first, second] });
    expect(planMigrations([first, second], [first])).toEqual({ ok: true, value: [second] });
  });

  it.each([
    ["unknown-migration", { ...first, name: "3_newer" }, "public/3_newer"],
    ["checksum-differs", { ...second, checksum: "edited" }, "calcache/1_first"],
  ])("refuses a history with %s", (kind, row, migration) => {
    expect(planMigrations([first, second], [row])).toEqual({ ok: false, error: { kind, migration } });
  });
});
