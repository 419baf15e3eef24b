import { z } from "zod";
import type { EventView } from "../../events/event.ts";
import type { Reply } from "../protocol/reply.ts";
import { failure } from "../protocol/reply.ts";

/**
 * Values that an app puts on an event under a name of its own. An answer has them only where `$expand` asks for them. (Microsoft:
 * "singleValueLegacyExtendedProperty resource type".)
 */
export const extendedPropertiesSchema = z.array(z.object({ id: z.string(), value: z.string() }));

/** The property's name among an event's details. */
export const EXTENDED_PROPERTIES = "singleValueExtendedProperties";

const ANY_EQUAL =
  /^\s*singleValueExtendedProperties\/any\(\s*(\w+)\s*:\s*\1\/id eq '((?:[^']|'')*)' and \1\/value eq '((?:[^']|'')*)'\s*\)\s*$/i;

type Predicate = (view: EventView) => boolean;

/**
 * Reads the one `$filter` on events that the simulator knows: those with a single-value extended property of this id and value. The
 * id is compared as it is, the value without regard to case. (Microsoft: "Get singleValueLegacyExtendedProperty".)
 */
export function readEventFilter(text: string | null): Predicate | (Reply & { failed: true }) {
  if (text === null) return () => true;
  const [, , id, value] = ANY_EQUAL.exec(text) ?? [];
  if (id === undefined || value === undefined) {
    return failure(
      400,
      "ErrorInvalidUrlQueryFilter",
      "The simulator filters events by singleValueExtendedProperties/any(… id eq … and … value eq …) only.",
    );
  }
  const wanted = { id: unquote(id), value: unquote(value).toLowerCase() };
  return ({ event }) => {
    const properties = extendedPropertiesSchema.safeParse(event.details[EXTENDED_PROPERTIES]);
    return (properties.data ?? []).some(
      (one) => one.id === wanted.id && one.value.toLowerCase() === wanted.value,
    );
  };
}

const EXPANDED = /^\s*singleValueExtendedProperties\(\s*\$filter=\s*id eq '((?:[^']|'')*)'\s*\)\s*$/i;

type Expansion = (view: EventView) => Record<string, unknown>;

/**
 * Reads the one `$expand` of events that the simulator knows: of the single-value extended properties that of one id. What an event
 * has none of, its answer doesn't name.
 */
export function readExpansion(text: string | null): Expansion | (Reply & { failed: true }) {
  if (text === null) return () => ({});
  const [, id] = EXPANDED.exec(text) ?? [];
  if (id === undefined) {
    return failure(
      400,
      "ErrorInvalidUrlQueryFilter",
      "The simulator expands singleValueExtendedProperties($filter=id eq …) only.",
    );
  }
  return ({ event }) => {
    const properties = extendedPropertiesSchema.safeParse(event.details[EXTENDED_PROPERTIES]);
    const wanted = (properties.data ?? []).filter((one) => one.id === unquote(id));
    return wanted.length === 0 ? {} : { [EXTENDED_PROPERTIES]: wanted };
  };
}

/** A quote within an OData string is written twice. */
const unquote = (text: string) => text.replaceAll("''", "'");
