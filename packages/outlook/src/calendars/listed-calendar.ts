import type { ListedCalendar } from "@calcache/calendar-cache";
import type { GraphCalendar } from "@calcache/microsoft-graph";

/** A calendar of Graph's list in the engine's terms. */
export const toListedCalendar = ({
  id,
  name,
  isDefaultCalendar,
  canEdit,
  owner,
}: GraphCalendar): ListedCalendar => ({
  externalId: id,
  name,
  isDefault: isDefaultCalendar,
  isWritable: canEdit,
  owner,
});
