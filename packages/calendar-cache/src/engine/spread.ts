/** A number in [0, 1) that depends on an id alone: spreads over time what would otherwise be due at once. */
export const spread = (id: number): number => ((id * 2_654_435_761) % 1024) / 1024;
