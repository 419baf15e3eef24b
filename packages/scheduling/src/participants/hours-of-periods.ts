import type { Schedule } from "@calcache/availability";
import type { Host } from "../host-time/hosts/host.ts";

/** A host whose own hours don't count: the periods by which they are asked for say when they can. On dates of absence they can't. */
export function withoutOwnHours(host: Host): Host {
  const { absences, timeZone } = host.schedule;
  const schedule: Schedule = {
    timeZone,
    availability: [{ days: [0, 1, 2, 3, 4, 5, 6], startTime: 0, endTime: 1440 }],
    overrides: [],
    ...(absences && { absences }),
  };
  return { ...host, schedule };
}
