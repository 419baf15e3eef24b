import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataVersion } from "@calcache/time-zones/data";
import { expect, it } from "vitest";
import { readZoneData, zoneDataProblem } from "./zone-data.ts";

it("are read of this process, Node.js and the system", async () => {
  const folder = await mkdtemp(join(tmpdir(), "zone-data-"));
  const file = join(folder, "tzdata.zi");
  await writeFile(file, "# version 2026b\n# This zic input file is in the public domain.\nR d 1916\n");
  const node = process.versions.tz;
  expect(await readZoneData(file)).toEqual({ version: dataVersion, node, system: "2026b" });
  await writeFile(file, "something else");
  expect((await readZoneData(file)).system).toBe(null);
  await rm(folder, { recursive: true });
  expect((await readZoneData(file)).system).toBe(null);
});

it("are a problem only where the machine's are newer", () => {
  const version = "2026f";
  expect(zoneDataProblem({ version, node: "2026c", system: null })).toBe(null);
  expect(zoneDataProblem({ version, node: "2026f", system: "2025b" })).toBe(null);
  expect(zoneDataProblem({ version, node: "2026g", system: "2027a" })).toBe(
    "the time zone data in use are 2026f, but Node.js has 2026g and the system has 2027a: update the package moment-timezone",
  );
});
