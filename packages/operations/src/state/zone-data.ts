import { readFile } from "node:fs/promises";
import { dataVersion } from "@calcache/time-zones/data";
import { z } from "zod";

/** Releases of the IANA time zone database, as `2026f`; null where none is found. */
export const zoneData = z.object({
  /** That of the package moment-timezone, which all times are computed by. */
  version: z.string(),
  /** That of Node.js' own ICU, which isn't used. */
  node: z.string().nullable(),
  /** The operating system's, which isn't used. */
  system: z.string().nullable(),
});
export type ZoneData = z.output<typeof zoneData>;

/** The releases that this process uses and that this machine has. */
export async function readZoneData(systemFile = "/usr/share/zoneinfo/tzdata.zi"): Promise<ZoneData> {
  const text = await readFile(/* turbopackIgnore: true */ systemFile, "latin1").catch(() => "");
  const system = /^# version (\d{4}[a-z]+)/.exec(text)?.[1] ?? null;
  return { version: dataVersion, node: process.versions.tz ?? null, system };
}

/** What to do if the machine has a newer release than the one in use; null if it has none. */
export function zoneDataProblem({ version, node, system }: ZoneData): string | null {
  const newer = [
    ...(node !== null && node > version ? [`Node.js has ${node}`] : []),
    ...(system !== null && system > version ? [`the system has ${system}`] : []),
  ];
  return newer.length === 0
    ? null
    : `the time zone data in use are ${version}, but ${newer.join(" and ")}: update the package moment-timezone`;
}

/** Logs the release in use, as a warning if the machine has a newer one. */
export async function logZoneData(log: {
  info: (fields: object, message: string) => void;
  warn: (fields: object, message: string) => void;
}): Promise<void> {
  const timeZoneData = await readZoneData();
  const problem = zoneDataProblem(timeZoneData);
  if (problem === null) log.info({ timeZoneData }, "time zone data");
  else log.warn({ timeZoneData }, problem);
}
