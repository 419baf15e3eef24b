import { createHash } from "node:crypto";
import { asGuid } from "../ids.ts";
import type { Mailbox } from "./mailbox.ts";

/** The tenant that all personal Microsoft accounts share at the login (Microsoft: "ID token claims reference", tid). */
export const CONSUMER_TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad";

/** The tenant that notifications of personal mailboxes name, as they are received. */
const PERSONAL_NOTIFICATIONS_TENANT = "84df9e7f-e9f6-40af-b435-aaaaaaaaaaaa";

/** The id of the tenant that people of this domain share. */
export function tenantOfDomain(domain: string): string {
  return asGuid(createHash("sha256").update(domain.toLowerCase()).digest());
}

/** What is behind the @ of an address. */
export function domainOf(address: string): string {
  return address.slice(address.indexOf("@") + 1);
}

/** The tenant that a notification about this mailbox names. */
export function notificationTenant({ kind, tenantId }: Pick<Mailbox, "kind" | "tenantId">): string {
  return kind === "outlook.com" ? PERSONAL_NOTIFICATIONS_TENANT : tenantId;
}
