import { z } from "zod";
import { noticeTypes } from "./notice-types.ts";

const most = 1_000;
const names = z
  .array(
    z
      .string()
      .min(1, "must not be empty")
      .max(512, "must have at most 512 characters")
      .refine((text) => !text.includes("\0"), "must have no NUL character"),
  )
  .min(1, "must name one at least: leave it out for all")
  .max(most, `must be at most ${most}`);

/**
 * Of what a channel is told: of all that its key's user may see where it is empty. What it has must hold all together.
 * - `calendar_ids`: of these calendars, by their providers' ids
 * - `hosts`: of these users, by username
 * - `event_types`: of the bookings of these event types, and of their hosts' calendars
 * - `only_managed`: only where an event is concerned that this key wrote
 * - `types`: these notices
 */
export const channelFilters = z.strictObject({
  calendar_ids: names.optional(),
  hosts: names.optional(),
  event_types: z
    .array(
      z
        .int("must be an event type's id")
        .min(1)
        .max(2 ** 31 - 1),
    )
    .min(1, "must name one at least: leave it out for all")
    .max(most, `must be at most ${most}`)
    .optional(),
  only_managed: z.boolean().optional(),
  types: z
    .array(z.enum(noticeTypes, `must be one of ${noticeTypes.join(", ")}`))
    .min(1, "must name one at least: leave it out for all")
    .max(noticeTypes.length)
    .optional(),
});

export type ChannelFilters = z.output<typeof channelFilters>;
