import { z } from "zod";
import type { Consent } from "../login/consent/consent-store.ts";
import { readScopes } from "../login/consent/scopes.ts";
import { CONTROL_CLIENT_ID } from "../login/tokens/control-grant.ts";
import type { Result } from "../result.ts";
import { fail, ok } from "../result.ts";
import type { Simulation } from "../simulation.ts";
import type { ControlError } from "./control-error.ts";
import { notFound } from "./control-error.ts";

export const consentInputSchema = z.object({
  /** The app; that of the control API's own tokens if absent. */
  clientId: z.string().min(1).default(CONTROL_CLIENT_ID),
  /** All that the user allows it from now on, parted by spaces; empty takes the consent back. */
  scope: z.string(),
});
export type ConsentInput = z.input<typeof consentInputSchema>;
export type ConsentInfo = Omit<Consent, "mailboxId">;

/** Control-only: what users have allowed apps. Access tokens that were issued before keep their scopes until they end. */
export function consentControl(sim: Simulation) {
  return {
    listConsents: (address: string): Result<ConsentInfo[], ControlError> => {
      const mailbox = sim.mailboxes.find(address);
      if (mailbox === undefined) return fail(notFound("mailbox of this address"));
      return ok(sim.consents.ofMailbox(mailbox.id).map(({ clientId, scopes }) => ({ clientId, scopes })));
    },

    setConsent: (address: string, input: ConsentInput): Result<null, ControlError> => {
      const mailbox = sim.mailboxes.find(address);
      if (mailbox === undefined) return fail(notFound("mailbox of this address"));
      const { clientId, scope } = consentInputSchema.parse(input);
      sim.consents.put({ mailboxId: mailbox.id, clientId, scopes: readScopes(scope) });
      sim.touch();
      return ok(null);
    },
  };
}
