import type { Mailbox } from "../mailbox/mailbox.ts";
import { CONSUMER_TENANT, tenantOfDomain } from "../mailbox/tenant.ts";

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of the one tenant that a path's first segment names, by guid or domain; null for the names that mean many. */
export function tenantIdOf(name: string): string | null {
  const lower = name.toLowerCase();
  if (lower === "common" || lower === "organizations") return null;
  if (lower === "consumers") return CONSUMER_TENANT;
  return GUID.test(lower) ? lower : tenantOfDomain(lower);
}

/** Whether an account may sign in under this name (Microsoft: "Microsoft identity platform endpoints", {tenant}). */
export function admits(name: string, { kind, tenantId }: Mailbox): boolean {
  const id = tenantIdOf(name);
  if (id !== null) return id === tenantId;
  return name.toLowerCase() === "common" || kind !== "outlook.com";
}
