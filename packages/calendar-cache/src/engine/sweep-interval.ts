/** A worker sweeps this often, in ms. */
export const sweepEvery = 5 * 60_000;
