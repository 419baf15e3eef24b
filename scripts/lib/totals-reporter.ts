import type { Reporter, TestModule } from "vitest/node";

type Totals = { passed: number; failed: number; skipped: number };

/** Closes a test run with one line of totals that programs can read. A run in which there was no test has failed. */
export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const totals = count(modules);
    totals.failed += unhandledErrors.length;
    if (modules.length > 0) close(totals);
    else process.once("exit", () => closeEmpty(totals));
  }
}

function count(modules: readonly TestModule[]): Totals {
  const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    if (module.errors().length > 0) totals.failed += 1;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state !== "pending") totals[state] += 1;
    }
  }
  return totals;
}

/** Vitest tells the reason, a failed setup for example, after a reporter's turn, and before the process's exit. */
function closeEmpty(totals: Totals): void {
  process.exitCode ||= 1;
  process.stdout.write("\nNo test ran, for the reason above.\n");
  close({ ...totals, failed: Math.max(1, totals.failed) });
}

function close({ passed, failed, skipped }: Totals): void {
  process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
}
