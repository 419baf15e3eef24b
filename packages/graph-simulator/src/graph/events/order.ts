import type { EventView } from "../../events/event.ts";
import type { Reply } from "../protocol/reply.ts";
import { badRequest } from "../protocol/reply.ts";

type Order = (a: EventView, b: EventView) => number;

const KEYS: Readonly<Record<string, (view: EventView) => number | string>> = {
  "start/datetime": (view) => view.span.start,
  "end/datetime": (view) => view.span.end,
  subject: (view) => view.event.subject,
  createddatetime: (view) => view.event.createdAt,
  lastmodifieddatetime: (view) => view.event.modifiedAt,
};

/** Reads `$orderby`; by start if there is none. Ties go by key, so that pages don't overlap. */
export function readOrder(text: string | null): Order | (Reply & { failed: true }) {
  const [property = "", direction = "asc"] = (text ?? "start/dateTime").trim().split(/\s+/);
  const key = KEYS[property.toLowerCase()];
  if (key === undefined || !["asc", "desc"].includes(direction))
    return badRequest(`Can't order by '${text}'.`);
  const sign = direction === "desc" ? -1 : 1;
  return (a, b) => sign * compare(key(a), key(b)) || compare(a.key, b.key);
}

function compare(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
