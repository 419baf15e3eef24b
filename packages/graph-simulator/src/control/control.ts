import type { Simulation } from "../simulation.ts";
import { calendarControl } from "./calendars.ts";
import { consentControl } from "./consents.ts";
import { eventControl } from "./events.ts";
import { importControl } from "./import.ts";
import { mailboxControl } from "./mailboxes.ts";
import { mischiefControl } from "./mischief.ts";
import { subscriptionControl } from "./subscriptions.ts";
import { tenantControl } from "./tenants.ts";
import { tokenControl } from "./tokens.ts";

/** Everything that can be done to a simulator besides using it as Graph: what the control API calls. */
export function createControl(sim: Simulation) {
  return {
    ...mailboxControl(sim),
    ...calendarControl(sim),
    ...tokenControl(sim),
    ...tenantControl(sim),
    ...consentControl(sim),
    ...eventControl(sim),
    ...importControl(sim),
    ...subscriptionControl(sim),
    ...mischiefControl(sim),
  };
}
export type Control = ReturnType<typeof createControl>;
