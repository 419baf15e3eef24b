import type { Simulation } from "../../simulation.ts";
import type { AppAccess } from "./tenant-store.ts";
import { NO_ACCESS, withAccess } from "./tenant-store.ts";

/** Adds to what a tenant's administrator has granted an app. */
export function grantToTenant(
  sim: Pick<Simulation, "tenants" | "touch">,
  tenantId: string,
  clientId: string,
  more: Partial<Pick<AppAccess, "delegated" | "application">>,
): void {
  const tenant = sim.tenants.get(tenantId);
  const { delegated, application } = tenant.apps[clientId] ?? NO_ACCESS;
  sim.tenants.put(
    withAccess(tenant, clientId, {
      delegated: [...new Set([...delegated, ...(more.delegated ?? [])])],
      application: [...new Set([...application, ...(more.application ?? [])])],
    }),
  );
  sim.touch();
}
