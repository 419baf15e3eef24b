import type { Prisma } from "../../../generated/client.ts";
import type { PersonalEventTypeEntry } from "../event-type-fields.ts";

/**
 * What changes in the metadata of an event type, where cal.com keeps lengths to choose from and has room for what only we
 * know; nothing where it says the same already. The rest of the metadata stays.
 */
export function metadataChange(
  stored: Prisma.JsonValue,
  { everyStart, lengths }: Pick<PersonalEventTypeEntry, "everyStart" | "lengths">,
): { metadata?: Prisma.JsonObject } {
  const before = typeof stored === "object" && !Array.isArray(stored) ? { ...stored } : {};
  const said = {
    everyStart: everyStart ? true : undefined,
    ...(lengths && { multipleDuration: lengths.length > 0 ? lengths : undefined }),
  };
  const isSaid = Object.entries(said).every(([name, value]) => isSame(before[name], value));
  if (isSaid) return {};
  const after = Object.entries({ ...before, ...said }).filter(([, value]) => value !== undefined);
  return { metadata: Object.fromEntries(after) };
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
