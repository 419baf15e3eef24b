/**
 * Benchmarks: they measure, tests judge.
 *
 * - floor: the least work that could give the answer, measured in the same run
 * - ratio: a time divided by its floor
 * - target: what is wanted of a figure; a miss is shown, never an error
 * - world: a throw-away database with a team, and the simulator with its mailboxes
 */
export { runBench } from "./run-bench.ts";
