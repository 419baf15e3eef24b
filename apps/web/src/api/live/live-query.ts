import type { Result } from "@calcache/availability";
import { z } from "zod";

const largestId = 2 ** 31 - 1;
const message = `eventTypeId must be a whole number from 1 to ${largestId}`;

const eventTypeId = z
  .string(message)
  .regex(/^[1-9]\d{0,9}$/, message)
  .transform(Number)
  .refine((id) => id <= largestId, message);

/** Reads which event type somebody wants to follow, or says what is wrong with the query. */
export function parseLiveQuery(search: URLSearchParams): Result<number, string> {
  const parsed = eventTypeId.safeParse(search.get("eventTypeId"));
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, error: message };
}
