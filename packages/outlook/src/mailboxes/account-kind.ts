/** What Microsoft runs apart from each other: mailboxes of persons, and those of companies and schools. */
export const accountKinds = ["outlook.com", "microsoft 365"] as const;
export type AccountKind = (typeof accountKinds)[number];

/** The domains in which Microsoft gives addresses to persons. */
const personalDomain = /@(outlook|hotmail|live|msn|passport|windowslive)(\.[a-z]{2,3}){1,2}$/i;

/** As the tenant that all personal accounts share names a user it knows by an address of another provider. */
const personalName = /^live\.com#/i;

/** A personal account's id is a number of 64 bits, which Graph also writes as the end of a guid. */
const personalId = /^(00000000-0000-0000-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{16})$/i;

/**
 * Which kind of account a user of Graph has. Nothing in Graph's `user` says so outright: these are the marks by which
 * personal accounts are told from others in practice, and only the grouping of outages depends on it.
 * Sources: learn.microsoft.com/graph/api/resources/user (userPrincipalName), learn.microsoft.com/entra/identity-platform
 * /id-token-claims-reference (the shape of a personal account's oid)
 */
export function accountKindOf(user: {
  id: string;
  mail: string | null;
  userPrincipalName: string | null;
}): AccountKind {
  const isPersonal =
    personalId.test(user.id) ||
    personalName.test(user.userPrincipalName ?? "") ||
    [user.userPrincipalName, user.mail].some((address) => personalDomain.test(address ?? ""));
  return isPersonal ? "outlook.com" : "microsoft 365";
}
