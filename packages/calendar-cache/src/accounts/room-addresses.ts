/**
 * SQL of a query: the addresses, as `address`, of the rooms that an event type names in its metadata, in whatever form these are.
 * @param e the alias of what has `metadata`
 */
export const roomAddresses = (e: string) => `
  SELECT r #>> '{}' AS address FROM jsonb_path_query(${e}.metadata, '$.apps.calcache.rooms[*].email') r`;
