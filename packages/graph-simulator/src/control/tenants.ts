import type { z } from "zod";
import type { AppAccess, Tenant } from "../login/consent/tenant-store.ts";
import { appAccessSchema, tenantSchema, withAccess } from "../login/consent/tenant-store.ts";
import { tenantIdOf } from "../login/tenant-name.ts";
import type { Result } from "../result.ts";
import { fail, ok } from "../result.ts";
import type { Simulation } from "../simulation.ts";
import type { ControlError } from "./control-error.ts";
import { notFound } from "./control-error.ts";

export const tenantPatchSchema = tenantSchema.pick({ refusesConsentWith: true });
export type TenantPatch = z.input<typeof tenantPatchSchema>;

export type AppAccessInput = z.input<typeof appAccessSchema>;

/** Control-only: what tenants' administrators decide. A tenant is named by its id or by the domain of its addresses. */
export function tenantControl(sim: Simulation) {
  function locate(name: string): Result<Tenant, ControlError> {
    const id = tenantIdOf(name);
    const isKnown = id !== null && sim.mailboxes.all().some(({ tenantId }) => tenantId === id);
    return isKnown ? ok(sim.tenants.get(id)) : fail(notFound("tenant of this id or domain with a mailbox"));
  }

  function put(tenant: Tenant): Result<Tenant, ControlError> {
    sim.tenants.put(tenant);
    sim.touch();
    return ok(tenant);
  }

  return {
    /** The tenants that have mailboxes. */
    listTenants: (): Tenant[] =>
      [...new Set(sim.mailboxes.all().map(({ tenantId }) => tenantId))].map((id) => sim.tenants.get(id)),

    updateTenant: (name: string, patch: TenantPatch): Result<Tenant, ControlError> => {
      const found = locate(name);
      return found.ok ? put({ ...found.value, ...tenantPatchSchema.parse(patch) }) : found;
    },

    /** Replaces what an app may do in the tenant. */
    setAppAccess: (
      name: string,
      clientId: string,
      input: AppAccessInput,
    ): Result<AppAccess, ControlError> => {
      const found = locate(name);
      if (!found.ok) return found;
      const access = appAccessSchema.parse(input);
      put(withAccess(found.value, clientId, access));
      return ok(access);
    },

    /** Makes the app unknown in the tenant. */
    removeApp: (name: string, clientId: string): Result<null, ControlError> => {
      const found = locate(name);
      if (!found.ok) return found;
      const { [clientId]: _, ...apps } = found.value.apps;
      put({ ...found.value, apps });
      return ok(null);
    },
  };
}
