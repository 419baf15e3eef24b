import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { alerts } from "./alerts.ts";
import { booking } from "./booking.ts";
import { embed } from "./embed.ts";
import { freshness } from "./freshness.ts";
import { ingest } from "./ingest.ts";
import { lighthouseScores } from "./lighthouse.ts";
import { live } from "./live.ts";
import type { BenchResult } from "./measure/bench-result.ts";
import { memory } from "./memory.ts";
import { million } from "./million.ts";
import { monday } from "./monday/monday.ts";
import { news } from "./news.ts";
import { notices } from "./notices.ts";
import { plug } from "./plug.ts";
import { slots } from "./slots.ts";
import { sweep } from "./sweep.ts";

/** `parts`: what `run` can be asked for alone. */
type Benchmark = { what: string; parts?: readonly string[]; run: (part?: string) => Promise<BenchResult> };

const benchmarks: Record<string, Benchmark> = {
  alerts,
  booking,
  embed,
  freshness,
  ingest,
  lighthouse: lighthouseScores,
  live,
  memory,
  million,
  monday,
  news,
  notices,
  plug,
  slots,
  sweep,
};

/**
 * Runs benchmarks by name, all by default: prints their tables and writes `bench/results/<name>.json`. A part of one, by name and part
 * (`slots:http`), is printed only.
 */
export async function runBench(args: readonly string[], resultsFolder: string): Promise<void> {
  const list = Object.entries(benchmarks).map(([name, { what, parts = [] }]) =>
    [`  ${name}  ${what}`, ...parts.map((part) => `    ${name}:${part}`)].join("\n"),
  );
  const command = new Command("npm run bench --")
    .description("Measures, and prints each figure with its ratio to a floor measured in the same run.")
    .argument("[names...]", `which ones; all by default:\n${list.join("\n")}`)
    .parse([...args], { from: "user" });
  const names = command.args.length > 0 ? command.args : Object.keys(benchmarks);
  const unknown = names.filter((asked) => {
    const [name = "", part] = asked.split(":");
    return !(name in benchmarks && (part === undefined || benchmarks[name]?.parts?.includes(part)));
  });
  if (unknown.length > 0)
    command.error(
      `There is no benchmark ${unknown.join(", ")}; there is ${Object.keys(benchmarks).join(", ")}.`,
    );
  await mkdir(resultsFolder, { recursive: true });
  for (const asked of names) {
    const [name = "", part] = asked.split(":");
    const result = await benchmarks[name]?.run(part);
    if (!result) continue;
    print(asked, result);
    if (part !== undefined) continue;
    const machine = { cores: cpus().length, model: cpus()[0]?.model, node: process.version };
    const report = { name, at: new Date().toISOString(), machine, ...result };
    await writeFile(join(resultsFolder, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`);
  }
}

function print(name: string, { unit, rows, targets }: BenchResult): void {
  process.stdout.write(`\n${name} (${unit})\n`);
  // biome-ignore lint/suspicious/noConsole: nothing else prints a table
  console.table(rows);
  for (const { what, wanted, measured, met } of targets)
    process.stdout.write(`${met ? "met   " : "MISSED"}  ${what}: ${measured} (wanted ${wanted})\n`);
}
