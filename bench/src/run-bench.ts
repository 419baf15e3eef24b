import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { freshness } from "./freshness.ts";

/** One row of a result's table: a name and numbers in milliseconds or as plain ratios. */
export type BenchResult = { unit: string; rows: Record<string, Record<string, number>> };

const benchmarks: Record<string, { what: string; run: () => Promise<BenchResult> }> = { freshness };

/** Runs benchmarks by name, all by default: prints their tables and writes `bench/results/<name>.json`. */
export async function runBench(args: readonly string[], resultsFolder: string): Promise<void> {
  const list = Object.entries(benchmarks).map(([name, { what }]) => `  ${name}  ${what}`);
  const command = new Command("npm run bench --")
    .description("Measures, and prints each figure with its ratio to a floor measured in the same run.")
    .argument("[names...]", `which ones; all by default:\n${list.join("\n")}`)
    .parse([...args], { from: "user" });
  const names = command.args.length > 0 ? command.args : Object.keys(benchmarks);
  const unknown = names.filter((name) => !(name in benchmarks));
  if (unknown.length > 0)
    command.error(
      `There is no benchmark ${unknown.join(", ")}; there is ${Object.keys(benchmarks).join(", ")}.`,
    );
  await mkdir(resultsFolder, { recursive: true });
  for (const name of names) {
    const result = await benchmarks[name]?.run();
    if (!result) continue;
    process.stdout.write(`\n${name} (${result.unit})\n`);
    // biome-ignore lint/suspicious/noConsole: nothing else prints a table
    console.table(result.rows);
    const machine = { cores: cpus().length, model: cpus()[0]?.model, node: process.version };
    const report = { name, at: new Date().toISOString(), machine, ...result };
    await writeFile(join(resultsFolder, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`);
  }
}
