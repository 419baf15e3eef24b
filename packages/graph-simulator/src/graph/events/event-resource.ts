import type { Reply } from "../protocol/reply.ts";
import { failure } from "../protocol/reply.ts";
import { EVENT_FIELDS } from "./event-fields.ts";
import type { ShownEvent } from "./shown-event.ts";

/** The names of the properties to show. */
export type Selection = readonly string[];

/** Properties that Graph knows and that the simulator never has a value for. */
const ALWAYS_ABSENT: ReadonlySet<string> = new Set([
  "attachments",
  "calendar",
  "cancelledOccurrences",
  "exceptionOccurrences",
  "extensions",
  "instances",
  "multiValueExtendedProperties",
  "singleValueExtendedProperties",
]);

/** Every property. */
export const EVERYTHING: Selection = [...EVENT_FIELDS.keys()];

/** Reads `$select`: `id` always stays, and `hidden` names properties that this request can't select. */
export function readSelection(
  text: string | null,
  hidden: readonly string[] = [],
): Selection | (Reply & { failed: true }) {
  if (text === null || text.trim() === "") return EVERYTHING;
  const names = text.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !EVENT_FIELDS.has(name) && !ALWAYS_ABSENT.has(name));
  if (unknown !== undefined) {
    return failure(
      400,
      "RequestBroker--ParseUri",
      `Could not find a property named '${unknown}' on type 'Microsoft.OutlookServices.Event'.`,
    );
  }
  return ["id", ...names.filter((name) => name !== "id" && !hidden.includes(name))];
}

/** The selected properties of an event as Graph shows them, and its etag. */
export function eventResource(shown: ShownEvent, selection: Selection): Record<string, unknown> {
  const resource: Record<string, unknown> = { "@odata.etag": etagOf(shown.view.event.changeKey) };
  for (const name of selection) {
    const value = EVENT_FIELDS.get(name)?.(shown);
    if (value !== undefined) resource[name] = value;
  }
  return resource;
}

/** The weak etag of a change key. */
export function etagOf(changeKey: string): string {
  return `W/"${changeKey}"`;
}
