/** Under this name operators find a channel that was closed. */
export const alertOf = (channelId: string): string => `channel ${channelId}`;
