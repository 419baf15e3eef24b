/** What a receiver knows a notice by, as its `webhook-id`. @param uuid as it is stored */
export const messageIdOf = (uuid: string): string => `msg_${uuid.replaceAll("-", "")}`;

/** The uuid of a message id; null for what is none. */
export function uuidOfMessage(id: string): string | null {
  const [, ...parts] =
    /^msg_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(id) ?? [];
  return parts.length === 0 ? null : parts.join("-");
}
