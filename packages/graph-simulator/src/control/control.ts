import type { Simulation } from "../simulation.ts";
import { eventControl } from "./events.ts";
import { mailboxControl } from "./mailboxes.ts";

/** Everything that can be done to a simulator besides using it as Graph: what the control API calls. */
export function createControl(sim: Simulation) {
  return { ...mailboxControl(sim), ...eventControl(sim) };
}
export type Control = ReturnType<typeof createControl>;
