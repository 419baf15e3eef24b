/**
 * Benchmarks: they measure, tests judge.
 *
 * - floor: the least work that could give the answer, measured in the same run
 * - ratio: a time divided by its floor
 */
export { runBench } from "./run-bench.ts";
