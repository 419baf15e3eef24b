import { z } from "zod";

/** How notifications travel. Most of it is control-only mischief. */
export const deliveryOptionsSchema = z.object({
  /** Probability that a notification is lost. */
  drop: z.number().min(0).max(1),
  /** Probability that a notification arrives twice. */
  duplicate: z.number().min(0).max(1),
  /** Least and greatest extra delay. */
  delayMs: z.tuple([z.number().min(0), z.number().min(0)]),
  /** Whether the items of one POST are put in random order. */
  shuffle: z.boolean(),
  /** Whether notifications wait until this is false again. */
  paused: z.boolean(),
  /** How long notifications for one URL are gathered into one POST. */
  batchWindowMs: z.number().min(0).max(60_000),
  /** Wait before the first retry; doubles with each. Microsoft publishes no schedule. */
  firstRetryMs: z.number().min(1).max(3_600_000),
  /** Probability that a notification still goes to the address that its subscription had before it was changed. */
  formerAddress: z.number().min(0).max(1),
  /** Probability that one item without `subscriptionId` stands among those of a POST. */
  strays: z.number().min(0).max(1),
  /** What stands beside the items of a POST: nothing, null, or tokens as they come with resource data. */
  validationTokens: z.enum(["absent", "null", "present"]),
  /**
   * How lifecycle notifications are written: as documented, or as they are received (docs-contrib#84; msgraph-sdk-dotnet#3103).
   */
  lifecycleForm: z.enum(["documented", "received"]),
});
export type DeliveryOptions = z.infer<typeof deliveryOptionsSchema>;

export const DEFAULT_DELIVERY: DeliveryOptions = {
  drop: 0,
  duplicate: 0,
  delayMs: [0, 0],
  shuffle: false,
  paused: false,
  batchWindowMs: 20,
  firstRetryMs: 5_000,
  formerAddress: 0,
  strays: 0,
  validationTokens: "absent",
  lifecycleForm: "received",
};
