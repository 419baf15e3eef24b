import { z } from "zod";
import { loginRefusalSchema } from "../faults/fault-effect.ts";
import type { Result } from "../result.ts";
import { fail, ok } from "../result.ts";
import type { Simulation } from "../simulation.ts";
import type { ControlError } from "./control-error.ts";
import { notFound } from "./control-error.ts";

const REVOKED = 50173;

export const tokenActionSchema = z.object({
  /**
   * Ends the access tokens; makes the login refuse this user's refresh tokens; lets it accept them again. Where the refusal is one of
   * a grant, as after a change of password, a sign-in makes a new grant, which isn't refused.
   */
  action: z.enum(["expire", "revoke", "restore"]),
  /** AADSTS number of the refusal; 50173 (grant revoked) if absent. */
  error_code: z.number().int().min(1).default(REVOKED),
  ...loginRefusalSchema.omit({ number: true }).shape,
});
export type TokenAction = z.input<typeof tokenActionSchema>;

/** Control-only: what happens to a user's tokens. */
export function tokenControl(sim: Simulation) {
  return {
    changeTokens: (address: string, change: TokenAction): Result<null, ControlError> => {
      const { action, error_code: number, ...details } = tokenActionSchema.parse(change);
      const mailbox = sim.mailboxes.find(address);
      if (mailbox === undefined) return fail(notFound("mailbox of this address"));
      if (action === "expire") sim.tokens.expireAccess(mailbox.id, sim.now());
      else {
        if (action === "revoke") sim.tokens.endGrants(mailbox.id);
        sim.mailboxes.put({ ...mailbox, refusal: action === "revoke" ? { number, ...details } : null });
      }
      sim.touch();
      return ok(null);
    },
  };
}
