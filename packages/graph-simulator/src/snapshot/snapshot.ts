import { z } from "zod";
import type { Simulation } from "../simulation.ts";
import { eventSchema, mailboxSchema, subscriptionSchema, tokensSchema } from "./schemas.ts";

/** All of a simulator's state that outlives it: mailboxes, events, tokens and subscriptions, but no faults or settings. */
export const snapshotSchema = z.object({
  version: z.literal(1),
  mailboxes: z.array(mailboxSchema),
  events: z.array(eventSchema),
  subscriptions: z.array(subscriptionSchema),
  tokens: z.object({ access: tokensSchema, refresh: tokensSchema }),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

type Stores = Pick<Simulation, "mailboxes" | "events" | "subscriptions" | "tokens" | "now">;

/** The present state. */
export function takeSnapshot(sim: Stores): Snapshot {
  return {
    version: 1,
    mailboxes: sim.mailboxes.all(),
    events: [...sim.events.all()],
    subscriptions: sim.subscriptions.all(sim.now()),
    tokens: sim.tokens.save(),
  };
}

/** Fills an empty simulation; nobody is notified. */
export function restoreSnapshot(sim: Stores, snapshot: Snapshot): void {
  for (const mailbox of snapshot.mailboxes) sim.mailboxes.put(mailbox);
  for (const event of snapshot.events) sim.events.put(event);
  for (const subscription of snapshot.subscriptions) sim.subscriptions.put(subscription);
  sim.tokens.load(snapshot.tokens);
}
