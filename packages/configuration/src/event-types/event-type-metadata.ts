import { isDeepStrictEqual } from "node:util";
import type { Prisma } from "@calcache/prisma";
import { z } from "zod";
import type { PersonalEventTypeEntry } from "../fields/event-type-fields.ts";
import { type RoomEntry, rooms as roomEntries } from "../fields/room-fields.ts";

type SaidInMetadata = Pick<
  PersonalEventTypeEntry,
  "everyStart" | "lengths" | "confirmationPolicy" | "rooms" | "choosesRoom"
> & {
  /** of a team's */
  requiredHosts?: number;
};

/**
 * What changes in the metadata of an event type, where cal.com keeps lengths to choose from and how soon is too soon to go unconfirmed, and under `apps` what belongs to an app;
 * nothing where it says the same already. The rest of the metadata stays.
 */
export function metadataChange(
  stored: Prisma.JsonValue,
  { everyStart, requiredHosts = 1, rooms, choosesRoom, lengths, confirmationPolicy }: SaidInMetadata,
): { metadata?: Prisma.JsonObject } {
  const before = objectOf(stored);
  const { calcache: _, ...otherApps } = objectOf(before.apps);
  const ours = {
    ...(everyStart && { everyStart }),
    ...(requiredHosts > 1 && { requiredHosts }),
    ...(rooms.length > 0 && { rooms: rooms.map(plainRoom) }),
    ...(choosesRoom && { choosesRoom }),
  };
  const isUsual = Object.keys(ours).length === 0;
  const apps = { ...otherApps, ...(!isUsual && { calcache: ours }) };
  const said = {
    apps: before.apps === undefined && isUsual ? undefined : apps,
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

/** Without a name that isn't there. */
const plainRoom = ({ email, name }: RoomEntry) => ({ email, ...(name !== undefined && { name }) });

const objectOf = (value: Prisma.JsonValue | undefined): Prisma.JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};

const calcache = z.object({
  everyStart: z.boolean().catch(false),
  requiredHosts: z.int().min(1).nullish().catch(Number.NaN),
  rooms: roomEntries.nullable().catch(null),
  choosesRoom: z.boolean().catch(false),
});
const usual = { calcache: { everyStart: false, requiredHosts: 1, rooms: [], choosesRoom: false } };
const known = z.object({
  multipleDuration: z.array(z.int()).catch([]),
  apps: z.object({ calcache }).catch(usual),
});

/** What the metadata of an event type say of what a team file has words for. */
export type SaidMetadata = {
  everyStart: boolean;
  requiredHosts: number;
  rooms: RoomEntry[];
  choosesRoom: boolean;
  lengths: number[];
};

/** `unsayable` where they can't be read. */
export function metadataSays(stored: Prisma.JsonValue): { said: SaidMetadata; unsayable: string[] } {
  const { multipleDuration: lengths, apps } = known.parse(objectOf(stored));
  const { everyStart, requiredHosts, rooms, choosesRoom } = apps.calcache;
  const isUnknown = Number.isNaN(requiredHosts);
  return {
    said: {
      everyStart,
      requiredHosts: isUnknown ? 1 : (requiredHosts ?? 1),
      rooms: rooms ?? [],
      choosesRoom,
      lengths,
    },
    unsayable: isUnknown || rooms === null ? ["metadata"] : [],
  };
}
