import { z } from "zod";
import { email } from "./text-fields.ts";

/** A room, by the address of its mailbox, and what it is called where that isn't its user's name. */
const room = z.strictObject({ email, name: z.string().trim().min(1).max(100).optional() });

export type RoomEntry = z.output<typeof room>;

/** The rooms of which a booking takes the first that is free; none by default. */
export const rooms = z.array(room).max(50).refine(areDifferent, "must be different ones").default([]);

export const roomFields = {
  rooms,
  /** Whether whoever books may choose among them. */
  choosesRoom: z.boolean().default(false),
};

function areDifferent(entries: readonly RoomEntry[]): boolean {
  return new Set(entries.map((entry) => entry.email)).size === entries.length;
}

/** A room that is a host as well would have to be in two places. */
export const hostsAreNoRooms = {
  check: ({ hosts, rooms: named }: { hosts: readonly { email: string }[]; rooms: readonly RoomEntry[] }) =>
    !named.some((entry) => hosts.some((host) => host.email === entry.email)),
  otherwise: { path: ["rooms"], message: "must be none of the hosts" },
};
