import type { TenantStore } from "../../login/consent/tenant-store.ts";
import type { Mailbox } from "../../mailbox/mailbox.ts";
import type { Caller } from "./caller.ts";

/**
 * What an app may do by itself in this mailbox: what Entra grants it in the whole tenant, and the roles whose scope the mailbox is in,
 * one in addition to the other (Microsoft: "Role Based Access Control for Applications in Exchange Online").
 */
export function applicationPermissions(
  tenants: TenantStore,
  { tenantId, clientId }: Extract<Caller, { kind: "app" }>,
  mailbox: Mailbox,
): string[] {
  const access = tenants.get(tenantId).apps[clientId];
  if (access === undefined) return [];
  const address = mailbox.address.toLowerCase();
  const scoped = access.assignments
    .filter(({ mailboxes }) => mailboxes.some((one) => one.toLowerCase() === address))
    .flatMap(({ roles }) => roles.map((role) => role.replace(/^Application\s+/i, "")));
  return [...access.application, ...scoped];
}
