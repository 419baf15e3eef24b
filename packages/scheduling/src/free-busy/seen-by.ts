/**
 * SQL of a query: the ids of those whose time a user may see, themselves and everybody in a team with them, as Outlook shows it inside
 * an organisation.
 * @param user SQL of the user's id
 */
export const seenBy = (user: string) => `
  SELECT ${user}::int AS id UNION
  SELECT theirs."userId" FROM "Membership" own JOIN "Membership" theirs ON theirs."teamId" = own."teamId"
  WHERE own."userId" = ${user}::int AND own.accepted AND theirs.accepted`;
