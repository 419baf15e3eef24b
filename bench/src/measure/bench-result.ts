import type { Target } from "./target.ts";

/** A table of numbers, one row for each thing measured, and what was wanted of them. */
export type BenchResult = { unit: string; rows: Record<string, Record<string, number>>; targets: Target[] };
