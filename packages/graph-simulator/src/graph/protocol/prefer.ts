import { toOutlookZone } from "../../time/zone-names.ts";
import type { Reply } from "./reply.ts";
import { failure } from "./reply.ts";

/** What a request's `Prefer` headers ask for. */
export type Preferences = {
  /** Zone for the times in the answer: its IANA name for reckoning, and the name to show, as the client wrote it. */
  zone: { iana: string; label: string };
  immutableIds: boolean;
  /** For the `Preference-Applied` header. */
  applied: string[];
};

/** Reads `Prefer: outlook.timezone="…"` and `Prefer: IdType="ImmutableId"`; other preferences are ignored. */
export function readPreferences(header: string | null): Preferences | (Reply & { failed: true }) {
  const zoneName = /outlook\.timezone\s*=\s*"?([^",;]+)"?/i.exec(header ?? "")?.[1]?.trim();
  const immutableIds = /IdType\s*=\s*"?ImmutableId"?/i.test(header ?? "");
  const applied = immutableIds ? ['IdType="ImmutableId"'] : [];
  if (zoneName === undefined) return { zone: { iana: "UTC", label: "UTC" }, immutableIds, applied };
  const iana = toOutlookZone(zoneName);
  if (iana === null) {
    return failure(
      400,
      "TimeZoneNotSupportedException",
      `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${zoneName}'.`,
    );
  }
  return {
    zone: { iana, label: zoneName },
    immutableIds,
    applied: [...applied, `outlook.timezone="${zoneName}"`],
  };
}
