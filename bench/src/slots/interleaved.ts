import { percentiles } from "../measure/percentiles.ts";

/** Something to measure: in how many of the rounds, after how many that only warm up. */
export type Contender = { run: () => Promise<unknown>; rounds: number; warmUps: number };

/**
 * Runs contenders in turns, one after the other in every round, so that whatever else the machine does meets all alike.
 * @returns the percentiles of each one's times, in ms
 */
export async function interleaved(
  contenders: Record<string, Contender>,
): Promise<Map<string, ReturnType<typeof percentiles>>> {
  const all = Object.entries(contenders);
  const times = new Map(all.map(([name]): [string, number[]] => [name, []]));
  const rounds = Math.max(...all.map(([, contender]) => contender.rounds + contender.warmUps));
  for (let round = 0; round < rounds; round++) {
    for (const [name, { run, rounds: measured, warmUps }] of all) {
      if (round >= measured + warmUps) continue;
      const began = performance.now();
      await run();
      if (round >= warmUps) times.get(name)?.push(performance.now() - began);
    }
  }
  return new Map([...times].map(([name, taken]) => [name, percentiles(taken)]));
}
