import { type ChaosRun, replayCommand, runSeed, shrinkRun } from "@calcache/runtime/chaos";
import { type EnduranceRun, runEndurance } from "@calcache/runtime/endurance";
import { migrateDatabase, startThrowAwayPostgres } from "@calcache/setup";
import { Command, InvalidArgumentError } from "commander";
import { createCleanup } from "./lib/cleanup.ts";
import { fail } from "./lib/fail.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);

const program = new Command("npm run chaos --")
  .description(
    "Drives a simulated Outlook, the plugin in two processes' stead and a real Postgres of its own with random commands,\n" +
      "and compares every busy minute with what separate, plain code computes. Exit code 1 if they ever differ;\n" +
      "a seed that fails is shortened, and the command that replays it is printed.",
  )
  .option("--seeds <count>", "how many seeds to run", whole, 20)
  .option("--commands <count>", "commands of each seed", whole, 200)
  .option("--seed <number>", "the first seed; alone, the only one", whole)
  .option("--only <places>", "of the seed's commands, only those in these places", places)
  .option("--real-queue", "let the workers run on the real queue, which is slower", false)
  .option(
    "--faults <count>",
    "in place of that, so many faults over many hosts with bookings: is anything lost?",
    whole,
  )
  .option("--mailboxes <count>", "the hosts of such a run", whole, 200)
  .option("--bookings <count>", "the bookings of such a run", whole, 400)
  .option("--no-shrink", "don't shorten a seed that fails")
  .parse(process.argv.slice(2), { from: "user" });

type Options = {
  seeds: number;
  commands: number;
  seed?: number;
  only?: number[];
  realQueue: boolean;
  faults?: number;
  mailboxes: number;
  bookings: number;
  shrink: boolean;
};
const options = program.opts<Options>();

const cleanup = createCleanup();
cleanup.onSignal();
try {
  const postgres = await startPostgres();
  const first = options.seed ?? 1;
  if (options.faults !== undefined) {
    const { faults, mailboxes, bookings } = options;
    process.exitCode = (await losesNothing({ seed: first, faults, mailboxes, bookings }, postgres)) ? 0 : 1;
    await cleanup.run();
    process.exit();
  }
  const isAlone = options.seed !== undefined && program.getOptionValueSource("seeds") === "default";
  const count = isAlone ? 1 : options.seeds;
  const began = Date.now();
  let failed = 0;
  for (let seed = first; seed < first + count; seed++) {
    const { commands: length, only = null, realQueue } = options;
    if (!(await isRight({ seed, length, only, realQueue }, postgres))) failed += 1;
  }
  const seconds = Math.round((Date.now() - began) / 1000);
  say(`\n${count - failed} of ${count} seeds converged, ${options.commands} commands each, in ${seconds} s`);
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  await cleanup.run();
  fail(error);
}
await cleanup.run();
process.exit();

async function losesNothing(run: EnduranceRun, postgres: ChaosPostgres): Promise<boolean> {
  const began = Date.now();
  const { losses, requests, bookings, hours, notes } = await runEndurance(run, postgres);
  const seconds = Math.round((Date.now() - began) / 1000);
  say(
    `${run.faults} faults over ${run.mailboxes} mailboxes in ${hours} hours of their time, ${seconds} s of ours (seed ${run.seed})`,
  );
  say(`${requests.all} requests, ${requests.failed} of them failed`);
  say(`${bookings.standing} bookings stand, ${bookings.ended} were cancelled by somebody`);
  for (const [of, lost] of Object.entries(losses)) {
    say(`${of}: ${lost.length === 0 ? "nothing lost" : `${lost.length} LOST`}`);
    for (const line of lost) say(`  ${line}`);
  }
  const isAll = Object.values(losses).every((lost) => lost.length === 0);
  if (!isAll) for (const note of notes) say(`    ${note}`);
  return isAll;
}

type ChaosPostgres = Awaited<ReturnType<typeof startPostgres>>;

async function isRight(run: ChaosRun, postgres: ChaosPostgres): Promise<boolean> {
  const began = Date.now();
  const failure = await runSeed(run, postgres);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  say(`seed ${run.seed}: ${failure ? "FAILED" : "right"} (${seconds} s)`);
  if (!failure) return true;
  say(`  ${failure.problem}\n  after ${failure.command}`);
  const found = options.shrink ? await shrinkRun(run, failure, postgres) : null;
  if (found === null) for (const note of failure.notes) say(`    ${note}`);
  if (found) {
    say(`  shortened to ${found.commands.length} commands, which end with: ${found.failure.problem}`);
    for (const command of found.commands) say(`    ${JSON.stringify(command)}`);
    for (const note of found.failure.notes) say(`    ${note}`);
  }
  say(`  ${replayCommand(found?.run ?? run)}`);
  return false;
}

async function startPostgres() {
  const server = await startThrowAwayPostgres();
  cleanup.add(() => server.stop());
  await migrateDatabase(server.databaseUrl);
  const serverUrl = new URL(server.databaseUrl);
  serverUrl.pathname = "/postgres";
  return { templateUrl: server.databaseUrl, serverUrl: serverUrl.href };
}

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new InvalidArgumentError("not a whole number");
  return number;
}

function places(text: string): number[] {
  return text === "none" ? [] : text.split(",").map(whole);
}
