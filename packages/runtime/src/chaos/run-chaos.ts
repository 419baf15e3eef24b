import type { Command } from "./commands/command.ts";
import { planOf } from "./commands/commands.ts";
import { type ChaosFailure, runPlan } from "./run-seed.ts";
import { shrink } from "./shrink.ts";
import type { ChaosPostgres } from "./world/databases.ts";

export type ChaosRun = {
  seed: number;
  /** how many commands the seed makes */
  length: number;
  /** which of them are carried out, by their places; null for all */
  only: readonly number[] | null;
  realQueue: boolean;
};

/** A run that failed, with as few commands as it could be made to fail with. */
export type ShrunkFailure = { failure: ChaosFailure; run: ChaosRun; commands: Command[] };

/** Runs a seed; null when all was right. */
export async function runSeed(run: ChaosRun, postgres: ChaosPostgres): Promise<ChaosFailure | null> {
  const plan = planOf(run.seed, run.length);
  const commands = run.only ? run.only.flatMap((place) => plan.commands[place] ?? []) : plan.commands;
  return runPlan({ ...plan, commands }, { postgres, realQueue: run.realQueue });
}

/** Makes a failed run as short as possible. */
export async function shrinkRun(
  run: ChaosRun,
  failure: ChaosFailure,
  postgres: ChaosPostgres,
): Promise<ShrunkFailure> {
  let latest = failure;
  const all = run.only ?? Array.from({ length: run.length }, (_, place) => place);
  const only = await shrink(all, async (places) => {
    const found = await runSeed({ ...run, only: places }, postgres);
    latest = found ?? latest;
    return found !== null;
  });
  const { commands } = planOf(run.seed, run.length);
  return { failure: latest, run: { ...run, only }, commands: only.flatMap((place) => commands[place] ?? []) };
}

/** What to type to see it again. */
export function replayCommand({ seed, length, only, realQueue }: ChaosRun): string {
  const places = only === null ? "" : ` --only ${only.length === 0 ? "none" : only.join(",")}`;
  return `npm run chaos -- --seed ${seed} --commands ${length}${places}${realQueue ? " --real-queue" : ""}`;
}
