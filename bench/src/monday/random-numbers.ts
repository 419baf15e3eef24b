import { seededRandom } from "../../../apps/web/e2e/support/random.ts";

/** Random numbers that are the same in each run. */
export function randomNumbers(seed: number) {
  const below = seededRandom(seed);
  const uniform = () => below(2 ** 32) / 2 ** 32;
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    /** A whole number from 0 to `limit` - 1. */
    below,
    /** How often something happens that does so `mean` times on the mean; Knuth's way, for small means. */
    poisson(mean: number): number {
      const limit = Math.exp(-mean);
      let count = -1;
      for (let product = 1; product > limit; product *= uniform()) count += 1;
      return count;
    },
    /** A log-normal factor with the median 1. */
    aroundOne: (spread: number) => Math.exp(spread * normal()),
  };
}
