import { SingleBar } from "cli-progress";
import { Command, InvalidArgumentError, Option } from "commander";
import { type Outcome, runScenario } from "./cluster/run-scenario.ts";
import { type Scenario, type ScenarioName, scenarios } from "./cluster/scenarios.ts";
import { createCleanup } from "./lib/cleanup.ts";
import { fail } from "./lib/fail.ts";

const names = Object.keys(scenarios) as ScenarioName[];
const all: Record<ScenarioName, Scenario> = scenarios;

const { scenario, seconds } = new Command("npm run cluster --")
  .description(
    `Two webs, three workers, a primary and a standby behind HAProxy, all on this machine, beside a simulated Outlook: calendars
change, visitors look and book, and something goes wrong. In the end the cache has to be what Outlook says, each booking its
events, and every booking that was confirmed still there. Exit code 1 where anything isn't.

${names.map((name) => `  ${name.padEnd(20)} ${all[name].what}`).join("\n")}`,
  )
  .addOption(new Option("--scenario <name...>", "only these").choices(names).default(names, "all of them"))
  .option("--seconds <count>", "how long each goes on", count, 20)
  .parse()
  .opts<{ scenario: ScenarioName[]; seconds: number }>();

function count(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError("it is a number from 1 on");
  return Number(text);
}

const say = (line: string) => process.stdout.write(`${line}\n`);

let cleanup = createCleanup();
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)
  process.on(signal, () => cleanup.run().then(() => process.exit(code)));

try {
  let failed = 0;
  for (const name of scenario) {
    const bar = new SingleBar({ format: `${name} {bar} {value}/{total} s`, clearOnComplete: true });
    cleanup = createCleanup();
    cleanup.add(() => bar.stop());
    if (process.stderr.isTTY) bar.start(seconds, 0);
    const outcome = await runScenario(all[name], {
      seconds,
      cleanup,
      onSecond: (passed) => bar.update(passed),
    });
    tell(name, outcome);
    if (outcome.wrong.length > 0) failed += 1;
  }
  say(`${scenario.length - failed} of ${scenario.length} scenarios lost nothing`);
  process.exit(failed > 0 ? 1 : 0);
} catch (error) {
  await cleanup.run();
  fail(error);
}

function tell(name: string, { wrong, answers, longestOutage, lateness, booked, recognised }: Outcome): void {
  say(`${name}: ${wrong.length === 0 ? "nothing lost" : `${wrong.length} WRONG`}`);
  const late =
    lateness.length === 0 ? "none was stored" : `stored in ${inSeconds(Math.max(...lateness))} at the most`;
  say(`  ${booked} bookings; changes: ${late}; views: away for ${inSeconds(longestOutage)} at the most`);
  say(
    `  ${[...answers]
      .toSorted()
      .map(([answer, times]) => `${answer}: ${times}`)
      .join(", ")}`,
  );
  if (recognised > 0) say(`  ${recognised} events of lost bookings are told to operators`);
  for (const line of wrong) say(`  ${line}`);
}

function inSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
