import { isDeepStrictEqual } from "node:util";
import type { Prisma } from "@calcache/prisma";
import { z } from "zod";
import type { PersonalEventTypeEntry } from "../fields/event-type-fields.ts";

type SaidInMetadata = Pick<PersonalEventTypeEntry, "everyStart" | "lengths" | "confirmationPolicy">;

/**
 * What changes in the metadata of an event type, where cal.com keeps lengths to choose from and how soon is too soon to go unconfirmed, and under `apps` what belongs to an app;
 * nothing where it says the same already. The rest of the metadata stays.
 */
export function metadataChange(
  stored: Prisma.JsonValue,
  { everyStart, lengths, confirmationPolicy }: SaidInMetadata,
): { metadata?: Prisma.JsonObject } {
  const before = objectOf(stored);
  const { calcache: _, ...otherApps } = objectOf(before.apps);
  const apps = { ...otherApps, ...(everyStart && { calcache: { everyStart } }) };
  const said = {
    apps: before.apps === undefined && !everyStart ? undefined : apps,
    ...(confirmationPolicy !== undefined && {
      requiresConfirmationThreshold: thresholdOf(confirmationPolicy),
    }),
    ...(lengths && { multipleDuration: lengths.length > 0 ? lengths : undefined }),
  };
  const isSaid = Object.entries(said).every(([name, value]) => isDeepStrictEqual(before[name], value));
  if (isSaid) return {};
  const after = Object.entries({ ...before, ...said }).filter(([, value]) => value !== undefined);
  return { metadata: Object.fromEntries(after) };
}

function thresholdOf(policy: SaidInMetadata["confirmationPolicy"]) {
  if (policy?.type !== "time") return undefined;
  const { unit, count } = policy.noticeThreshold;
  return { time: count, unit };
}

const objectOf = (value: Prisma.JsonValue | undefined): Prisma.JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};

const known = z.object({
  multipleDuration: z.array(z.int()).catch([]),
  apps: z
    .object({ calcache: z.object({ everyStart: z.boolean() }) })
    .catch({ calcache: { everyStart: false } }),
});

/** What the metadata of an event type say of what a team file has words for. */
export function metadataSays(stored: Prisma.JsonValue): { everyStart: boolean; lengths: number[] } {
  const { multipleDuration, apps } = known.parse(objectOf(stored));
  return { everyStart: apps.calcache.everyStart, lengths: multipleDuration };
}
