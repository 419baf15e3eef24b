import { isEmailAddress } from "@calcache/email-address";
import { z } from "zod";

/** The organisation of all personal accounts (Microsoft: "ID token claims reference", tid). */
export const personalTenant = "9188040d-6c67-4c5b-b112-36a304b66dad";

/** Somebody as Microsoft has signed them in. */
export type Identity = {
  /** with the object id, who they are for good */
  tenantId: string;
  objectId: string;
  /** what they signed in as, in lower case; for people to read */
  address: string;
  /** an address that is proven to be theirs; null where none is */
  verifiedAddress: string | null;
};

const claimsSchema = z.object({
  tid: z.string().min(1),
  oid: z.string().min(1),
  preferred_username: z.string().optional(),
  email: z.string().optional(),
  xms_edov: z.unknown().optional(),
});

/**
 * Who a verified id token speaks of; null where it doesn't say.
 *
 * The `email` of a work account is whatever its administrator writes there, another organisation's address too: it counts only
 * where `xms_edov` says that the domain is its own. The sign-in name is in a domain that its organisation has proven to own.
 * (learn.microsoft.com/entra/identity-platform/migrate-off-email-claim-authorization)
 */
export function identityOf(claims: unknown): Identity | null {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) return null;
  const { tid, oid, email, preferred_username: name, xms_edov: isOwnDomain } = parsed.data;
  const isProven = tid === personalTenant || isOwnDomain === true || isOwnDomain === 1 || isOwnDomain === "1";
  const verified = (isProven ? email : undefined) ?? name;
  return {
    tenantId: tid,
    objectId: oid,
    address: (name ?? email ?? "").toLowerCase(),
    verifiedAddress: verified !== undefined && isOfADomain(verified) ? verified.toLowerCase() : null,
  };
}

/** The name of a guest from another organisation has `#EXT#`, and says nothing about a domain. */
const isOfADomain = (address: string) => isEmailAddress(address) && !/#EXT#/i.test(address);
