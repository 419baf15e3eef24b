import type { Mailbox } from "../../mailbox/mailbox.ts";
import { objectIdOf } from "../../mailbox/object-id.ts";

/** The names of a mailbox that an anchor may be. */
export type AnchorName = "address" | "id" | "puid";

/**
 * By which of its names an `x-AnchorMailbox` value means this mailbox: an address, a guid, or one of those, or the
 * passport id, with a label and perhaps a tenant (`SMTP:ann@contoso.example`, `OID:guid@tenant`, `PUID:id@tenant`);
 * null for any other value.
 */
export function anchorName(value: string, mailbox: Mailbox): AnchorName | null {
  const name = value
    .trim()
    .replace(/^[A-Z]+:/i, "")
    .toLowerCase();
  const tenant = `@${mailbox.tenantId}`;
  const bare = name.endsWith(tenant) ? name.slice(0, -tenant.length) : name;
  if (bare === objectIdOf(mailbox).toLowerCase()) return "id";
  const names = ["address", "id", "puid"] as const;
  return names.find((known) => mailbox[known].toLowerCase() === bare) ?? null;
}
