/** The id of a user in their tenant (`oid` in tokens): a personal account's ends with its own 16 digits. */
export function objectIdOf({ id }: { id: string }): string {
  return /^[0-9a-f]{16}$/i.test(id) ? `00000000-0000-0000-${id.slice(0, 4)}-${id.slice(4)}` : id;
}
