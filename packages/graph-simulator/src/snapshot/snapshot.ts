import { z } from "zod";
import type { Consent } from "../login/consent/consent-store.ts";
import { readScopes } from "../login/consent/scopes.ts";
import { tenantSchema } from "../login/consent/tenant-store.ts";
import { CONTROL_CLIENT_ID, CONTROL_SCOPE } from "../login/tokens/control-grant.ts";
import type { Simulation } from "../simulation.ts";
import { consentSchema, eventSchema, mailboxSchema, subscriptionSchema, tokensSchema } from "./schemas.ts";

/** All of a simulator's state that outlives it: mailboxes, events, tokens, consents and subscriptions, but no faults or settings. */
export const snapshotSchema = z.object({
  version: z.literal(1),
  mailboxes: z.array(mailboxSchema),
  events: z.array(eventSchema),
  subscriptions: z.array(subscriptionSchema),
  tokens: tokensSchema,
  /** An older snapshot has none: its users are taken to have consented to what their tokens allow. */
  consents: z.array(consentSchema).optional(),
  tenants: z.array(tenantSchema).default([]),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

type Stores = Pick<
  Simulation,
  "mailboxes" | "events" | "subscriptions" | "tokens" | "consents" | "tenants" | "now"
>;

/** The present state. */
export function takeSnapshot(sim: Stores): Snapshot {
  return {
    version: 1,
    mailboxes: sim.mailboxes.all(),
    events: [...sim.events.all()],
    subscriptions: sim.subscriptions.all(sim.now()),
    tokens: sim.tokens.save(),
    consents: sim.consents.all().map((consent) => ({ ...consent, scopes: [...consent.scopes] })),
    tenants: sim.tenants.all(),
  };
}

/** Fills an empty simulation; nobody is notified. */
export function restoreSnapshot(sim: Stores, snapshot: Snapshot): void {
  for (const mailbox of snapshot.mailboxes) sim.mailboxes.put(mailbox);
  for (const event of snapshot.events) sim.events.put(event);
  for (const subscription of snapshot.subscriptions) sim.subscriptions.put(subscription);
  sim.tokens.load(snapshot.tokens);
  for (const consent of snapshot.consents ?? impliedConsents(snapshot)) sim.consents.put(consent);
  for (const tenant of snapshot.tenants) sim.tenants.put(tenant);
}

function impliedConsents({ tokens }: Snapshot): Consent[] {
  return tokens.refresh.map(([, { mailboxId, clientId, scope }]) => ({
    mailboxId,
    clientId,
    scopes: readScopes(clientId === CONTROL_CLIENT_ID ? CONTROL_SCOPE : scope),
  }));
}
