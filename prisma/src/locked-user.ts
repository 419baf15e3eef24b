/**
 * SQL of an expression: whether the host has locked a user, who then signs in by no way, and whose keys open nothing. Read as JSON: not every
 * host has the column.
 * @param u the alias of `users`
 */
export const isLocked = (u: string) => `COALESCE((to_jsonb(${u}) ->> 'locked')::boolean, false)`;
