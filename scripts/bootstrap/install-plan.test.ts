import { describe, expect, it } from "vitest";
import { installing, markerOf, planInstall } from "./install-plan.mjs";

const lock = "1f2e3d";
const marker = (dev: boolean, of = lock) => markerOf({ lock: of, dev });
const plan = (found: string | null, needsDev: boolean, byHand: "all" | "no dev" | null = null) =>
  planInstall({ marker: found, lock, byHand, needsDev });

describe("planInstall", () => {
  it.each([true, false])("installs afresh in a new clone (development packages: %s)", (dev) => {
    expect(plan(null, dev)).toEqual({ command: "ci", dev });
  });

  it("installs nothing where all that is needed is there", () => {
    expect(plan(marker(false), false).command).toBeNull();
    expect(plan(marker(true), true).command).toBeNull();
    expect(plan(marker(true), false).command).toBeNull();
  });

  it("adds the development packages to what a start has installed, without deleting that", () => {
    expect(plan(marker(false), true)).toEqual({ command: "install", dev: true });
  });

  it("follows a changed lock file in place, and takes nothing away that tests may be running from", () => {
    expect(plan(marker(false, "older"), false)).toEqual({ command: "install", dev: false });
    expect(plan(marker(true, "older"), false)).toEqual({ command: "install", dev: true });
  });

  it("begins anew where npm was interrupted", () => {
    expect(plan(installing, false, "all")).toEqual({ command: "ci", dev: false });
  });

  it("accepts what somebody has installed by hand, as far as it goes", () => {
    expect(plan(null, true, "all").command).toBeNull();
    expect(plan(null, false, "no dev").command).toBeNull();
    expect(plan(null, true, "no dev")).toEqual({ command: "install", dev: true });
  });
});
