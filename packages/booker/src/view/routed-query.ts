/** Whom of a round robin's hosts somebody is led to, as a routing form says it. */
export type RoutedTo = {
  /** User ids; none leaves it to all. */
  memberIds: readonly number[];
  /** The address of the host whose contact they are, and who is asked before others; null for none. */
  ownerEmail: string | null;
};

/** What a routing form appends to a page's address, by cal.com's names. Its redirects call the owner by either name. */
const parameters = {
  members: "cal.routedTeamMemberIds",
  owner: "cal.teamMemberEmail",
  contactOwner: "cal.crmContactOwnerEmail",
  skipOwner: "cal.skipContactOwner",
} as const;

const mostMembers = 100;

/** Reads whom a page's query, or its form, leads to; null where it says nothing that can be used. */
export function routedIn(fields: Readonly<Record<string, string | undefined>>): RoutedTo | null {
  const ids = (fields[parameters.members] ?? "")
    .split(",")
    .map((id) => id.trim())
    .filter((id) => /^[1-9]\d{0,8}$/.test(id));
  const memberIds = [...new Set(ids.map(Number))].slice(0, mostMembers);
  const address = (fields[parameters.owner] ?? fields[parameters.contactOwner] ?? "").trim();
  const hasOwner = fields[parameters.skipOwner] !== "true" && /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(address);
  if (memberIds.length === 0 && !hasOwner) return null;
  return { memberIds, ownerEmail: hasOwner ? address : null };
}

/** The same as fields of a form. */
export const routedFields = ({ memberIds, ownerEmail }: RoutedTo): Record<string, string> => ({
  ...(memberIds.length > 0 && { [parameters.members]: memberIds.join(",") }),
  ...(ownerEmail !== null && { [parameters.owner]: ownerEmail }),
});
