import { EVENT_PROPERTIES } from "./event-properties.ts";
import type { Reply } from "./reply.ts";
import { failure } from "./reply.ts";

/** Keeps what `$select` asks for; `id` and `@odata.etag` always stay. */
export type Selection = (resource: Record<string, unknown>) => Record<string, unknown>;

/** Reads `$select` of an event request; `hidden` names properties this request can't select. */
export function readSelection(
  text: string | null,
  hidden: readonly string[] = [],
): Selection | (Reply & { failed: true }) {
  if (text === null || text.trim() === "") return (resource) => resource;
  const names = text.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !EVENT_PROPERTIES.has(name));
  if (unknown !== undefined) {
    return failure(
      400,
      "RequestBroker--ParseUri",
      `Could not find a property named '${unknown}' on type 'Microsoft.OutlookServices.Event'.`,
    );
  }
  const kept = new Set(["@odata.etag", "id", ...names.filter((name) => !hidden.includes(name))]);
  return (resource) => Object.fromEntries(Object.entries(resource).filter(([name]) => kept.has(name)));
}
