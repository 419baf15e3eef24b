import type { Fault, FaultDraft } from "../faults/fault.ts";
import { faultSchema } from "../faults/fault.ts";
import type { DeliveryOptions } from "../notifications/delivery-options.ts";
import { deliveryOptionsSchema } from "../notifications/delivery-options.ts";
import type { Patch } from "../overlay.ts";
import { overlay } from "../overlay.ts";
import type { RequestLogEntry } from "../request-log.ts";
import type { Result } from "../result.ts";
import { fail, ok } from "../result.ts";
import type { Settings, SettingsInput } from "../settings.ts";
import { settingsSchema } from "../settings.ts";
import type { Simulation } from "../simulation.ts";
import type { ControlError } from "./control-error.ts";
import { notFound } from "./control-error.ts";

/** Control-only: faults, the way notifications travel, settings, and the log of requests. */
export function mischiefControl(sim: Simulation) {
  return {
    listFaults: (): Fault[] => sim.faults.all(),
    /** Throws on an invalid draft. */
    addFault: (draft: FaultDraft): Fault => sim.faults.add(faultSchema.parse(draft)),
    removeFault: (id: string): Result<null, ControlError> =>
      sim.faults.remove(id) ? ok(null) : fail(notFound("fault of this id")),
    clearFaults: (): void => sim.faults.clear(),

    /** How notifications travel, and how many are on their way. */
    delivery: (): DeliveryOptions & { pending: number } => ({
      ...sim.delivery.options(),
      pending: sim.delivery.pending(),
    }),
    /** Resolves once every notification is delivered or given up; never while they are paused. */
    deliverySettled: (): Promise<void> => sim.delivery.settled(),
    /** Changes only what is given. */
    setDelivery: (options: Patch<DeliveryOptions>): void =>
      sim.delivery.setOptions(deliveryOptionsSchema.parse(overlay(sim.delivery.options(), options))),

    settings: (): Settings => sim.settings,
    /** Changes only what is given. */
    updateSettings: (settings: Patch<SettingsInput>): Settings =>
      Object.assign(sim.settings, settingsSchema.parse(overlay<SettingsInput>(sim.settings, settings))),

    /** Logged requests with a greater `seq`, and the most that were under way at once for each mailbox. */
    requests: (since = 0): { requests: RequestLogEntry[]; peakInFlight: Record<string, number> } => ({
      requests: sim.requests.since(since),
      peakInFlight: sim.throttle.peakInFlight(),
    }),
    resetRequests: (): void => {
      sim.requests.clear();
      sim.throttle.resetPeaks();
    },
  };
}
