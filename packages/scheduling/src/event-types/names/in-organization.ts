import type { HostShape } from "@calcache/prisma";

const owners = {
  team: { table: `"Team"`, organization: `"parentId"`, name: "slug" },
  user: { table: "users", organization: `"organizationId"`, name: "username" },
};

/** How names are compared: as they are written, or in any case of letters. */
export type NameComparison = (name: string) => string;
export const asWritten: NameComparison = (name) => name;
export const inAnyCase: NameComparison = (name) => `lower(${name})`;

/**
 * SQL of a condition: whether a team or user is the one that their name means. Names are unique within an organisation only: asked
 * for with one, they are those of that organisation. Without, they are those of none, or of the only one that has such a name;
 * of several nobody is meant.
 * @param alias of the `Team` or `users` row, whose name is what was asked for
 * @param organization the parameter with the organisation's slug, as `$3`; null where none is asked for
 */
export function inOrganization(
  kind: keyof typeof owners,
  alias: string,
  organization: string | null,
  shape: HostShape,
  compared: NameComparison = asWritten,
): string {
  const { table, organization: column, name } = owners[kind];
  if (kind === "user" && !shape.has("users.organizationId"))
    return organization === null ? "true" : `${organization}::text IS NULL`;
  if (organization !== null)
    return `${alias}.${column} IN (SELECT org.id FROM "Team" org WHERE ${compared("org.slug")} = ${compared(`${organization}::text`)} AND org."parentId" IS NULL)`;
  const [own, others] = [compared(`${alias}.${name}`), compared(`other.${name}`)];
  return `(${alias}.${column} IS NULL
    OR NOT EXISTS (SELECT FROM ${table} other WHERE ${others} = ${own} AND other.id <> ${alias}.id))`;
}
