import type { Mailbox } from "../mailbox/mailbox.ts";

/**
 * Whether an `x-AnchorMailbox` value names this mailbox: an address, a guid, or one of those, or the passport id, with a
 * label and perhaps a tenant (`SMTP:ann@contoso.example`, `OID:guid@tenant`, `PUID:id@tenant`).
 */
export function isRightAnchor(value: string, mailbox: Mailbox): boolean {
  const name = value
    .trim()
    .replace(/^[A-Z]+:/i, "")
    .toLowerCase();
  const tenant = `@${mailbox.tenantId}`;
  const bare = name.endsWith(tenant) ? name.slice(0, -tenant.length) : name;
  return [mailbox.address, mailbox.id, mailbox.puid].some((known) => known.toLowerCase() === bare);
}
