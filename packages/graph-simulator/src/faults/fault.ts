import { z } from "zod";
import { faultEffectSchema } from "./fault-effect.ts";
import { faultMatchSchema } from "./fault-match.ts";

/** Control-only: which requests a fault befalls, what happens to them, and how often. */
export const faultSchema = z.object({
  match: faultMatchSchema,
  effect: faultEffectSchema,
  /** How often it strikes; without it, until it is removed. */
  times: z.number().int().min(1).optional(),
  probability: z.number().min(0).max(1).optional(),
});
export type FaultDraft = z.infer<typeof faultSchema>;
export type Fault = FaultDraft & { id: string };
