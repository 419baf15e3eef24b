import type { Engine } from "@calcache/calendar-cache";
import { findOwner, type OwnerQuery } from "../names/find-owner.ts";
import { shownBy } from "./find-shown.ts";
import { type FoundProfile, listEventType, listedColumns } from "./listed-event-type.ts";

/** The profile that a slug names, in whatever case of letters; null if there is nothing to book. */
export async function findProfile(
  { db }: Pick<Engine, "db">,
  query: OwnerQuery,
): Promise<FoundProfile | null> {
  const owner = await findOwner({ db }, query);
  if (owner === null) return null;
  const { id, kind, slug, name } = owner;
  const eventTypes = await db.eventType.findMany({
    where: shownBy({ kind, id }),
    select: listedColumns,
    orderBy: [{ position: "desc" }, { id: "asc" }],
  });
  return { id, kind, slug, name: name ?? slug, eventTypes: eventTypes.map(listEventType) };
}
