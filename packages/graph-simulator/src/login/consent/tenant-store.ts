import { z } from "zod";

/** With which AADSTS numbers users are told that an administrator has to consent. */
export const CONSENT_REFUSALS = [65001, 90094, 90095, 900941] as const;
export type ConsentRefusal = (typeof CONSENT_REFUSALS)[number];

/** What an app may do in a tenant by its administrator's leave. */
export const appAccessSchema = z.object({
  /** Scopes that every user of the tenant is taken to have consented to. */
  delegated: z.array(z.string()).default([]),
  /** Permissions in all mailboxes of the tenant, without a user: Entra's own grants. */
  application: z.array(z.string()).default([]),
  /** Roles in some mailboxes only, in addition (Microsoft: "Role Based Access Control for Applications in Exchange Online"). */
  assignments: z
    .array(
      z.object({
        /** Such as `Application Calendars.Read`. */
        roles: z.array(z.string()),
        /** Addresses of the mailboxes in the role's scope. */
        mailboxes: z.array(z.string()),
      }),
    )
    .default([]),
});
export type AppAccess = z.infer<typeof appAccessSchema>;

/** An app that the tenant knows and that may do nothing. */
export const NO_ACCESS: AppAccess = { delegated: [], application: [], assignments: [] };

export const tenantSchema = z.object({
  id: z.string(),
  /** With what users are refused who would consent to calendars themselves; null where they may. */
  refusesConsentWith: z.literal(CONSENT_REFUSALS).nullable(),
  /** By app id; an app that isn't here is unknown in the tenant. */
  apps: z.record(z.string(), appAccessSchema),
});
export type Tenant = z.infer<typeof tenantSchema>;

/** What tenants' administrators have decided. */
export type TenantStore = {
  /** A tenant that nobody administered yet lets its users consent, and knows no app. */
  get: (id: string) => Tenant;
  put: (tenant: Tenant) => void;
  all: () => Tenant[];
};

/** Makes an empty store. */
export function createTenantStore(): TenantStore {
  const tenants = new Map<string, Tenant>();
  return {
    get: (id) => tenants.get(id) ?? { id, refusesConsentWith: null, apps: {} },
    put: (tenant) => {
      tenants.set(tenant.id, tenant);
    },
    all: () => [...tenants.values()],
  };
}

/** The tenant in which the app's access is changed; what isn't given stays. */
export function withAccess(tenant: Tenant, clientId: string, access: Partial<AppAccess>): Tenant {
  const before = tenant.apps[clientId] ?? NO_ACCESS;
  return { ...tenant, apps: { ...tenant.apps, [clientId]: { ...before, ...access } } };
}
