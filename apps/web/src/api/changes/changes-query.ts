import type { ApiKeyScope } from "@calcache/api-keys";
import { type ChannelFilters, noticeTypes } from "@calcache/channels";
import { z } from "zod";
import { idDigits } from "../edge/fields/fields.ts";
import { namesInQuery } from "../edge/fields/names.ts";

const type = z.enum(noticeTypes, `must be one of ${noticeTypes.join(", ")}`);

/** A channel's filters as a query has them, and the cursor. */
export const changesQuery = z.object({
  since: z.string().optional(),
  calendar_ids: namesInQuery.optional(),
  hosts: namesInQuery.optional(),
  event_types: namesInQuery.pipe(z.array(idDigits)).optional(),
  only_managed: z.enum(["true", "false"], "must be true or false").optional(),
  types: namesInQuery.pipe(z.array(type)).optional(),
});

const isOfBooking = (name: string) => name.startsWith("booking.");

/**
 * What a key is told of; null where it asks for bookings that its scopes don't open: whoever knows a booking's uid may cancel it, so that
 * a key that only reads free/busy hears of none.
 */
export function filtersFor(
  scopes: readonly ApiKeyScope[],
  { since: _, only_managed, ...lists }: z.output<typeof changesQuery>,
): ChannelFilters | null {
  const mayHear = scopes.includes("channels") || scopes.includes("read_write");
  if (!mayHear && lists.types?.some(isOfBooking)) return null;
  const types = lists.types ?? (mayHear ? undefined : noticeTypes.filter((name) => !isOfBooking(name)));
  return { ...lists, types, only_managed: only_managed === "true" };
}
