import { writeFile } from "node:fs/promises";
import type { BenchResult } from "../measure/bench-result.ts";
import { percentiles, round } from "../measure/percentiles.ts";
import { mondayLoad } from "./load.ts";
import { plot } from "./plot.ts";
import { type Minute, type Scenario, simulate } from "./simulate.ts";

const mailboxes = 100_000;
const max = 32;
const image = new URL("../../../docs/images/monday.svg", import.meta.url);

const asItIs = { mailboxes, max, number: (wanted: number) => wanted, lanesFollow: true };
const ways: Record<string, Omit<Scenario, "outlook">> = {
  "by the number": asItIs,
  "the number is half": { ...asItIs, number: (wanted) => wanted / 2 },
  "the number is double": { ...asItIs, number: (wanted) => wanted * 2 },
  "one worker, whatever it says": { ...asItIs, number: () => 1 },
  "eight lanes, whatever Outlook does": { ...asItIs, lanesFollow: false },
};

/** A Monday of 100,000 mailboxes in simulated time, by the same functions that scale real workers. */
export const monday = {
  what: "a simulated Monday of 100,000 mailboxes: from notified to fresh, and what it costs in workers",
  async run(): Promise<BenchResult> {
    const load = mondayLoad(mailboxes);
    const rows: BenchResult["rows"] = {};
    const drawn: Record<string, Minute[]> = {};
    for (const [outlook, name] of [
      [150, "Outlook at 150 ms"],
      [3_000, "Outlook at 3 s"],
    ] as const)
      for (const [way, scenario] of Object.entries(ways)) {
        const day = simulate(load, { ...scenario, outlook });
        rows[`${name}, ${way}`] = summary(day);
        if (scenario === asItIs) drawn[name] = day;
      }
    await writeFile(image, plot(drawn));
    return { unit: "s; workers", rows, targets: [] };
  },
};

function summary(day: readonly Minute[]): Record<string, number> {
  const waits = percentiles(day.flatMap((minute) => minute.waits).map((ms) => ms / 1_000));
  return {
    ...waits,
    "worker-hours": round(day.reduce((sum, minute) => sum + minute.workers, 0) / 60),
    "most workers": Math.max(...day.map((minute) => minute.workers)),
    "most lanes": Math.max(...day.map((minute) => minute.lanes)),
  };
}
