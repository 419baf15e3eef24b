import { directDatabaseUrl } from "@calcache/environment";
import { type PlugState, plugIn, plugOut, plugState } from "@calcache/setup";
import { Command, Option } from "commander";
import { fail } from "./lib/fail.ts";
import { loadEnvFile } from "./lib/root.ts";

const program = new Command("npm run plug --")
  .description(
    "Plugs Calcache into the database of a host application like cal.com (databaseUrl), or out of it. In it, everything stands in the schema calcache, but for triggers on some of the host's tables.",
  )
  .addOption(
    new Option("--in", "make the schema and put the triggers on; a start does the same").conflicts("out"),
  )
  .addOption(
    new Option("--out", "take triggers and schema out, and leave the host's tables as they were").conflicts(
      "check",
    ),
  )
  .addOption(new Option("--check", "say what is missing, and change nothing").conflicts("in"))
  .option("--yes", "with --out: delete what is stored in the schema")
  .parse();

const say = (line: string) => process.stdout.write(`${line}\n`);

type Chosen = { in?: boolean; out?: boolean; check?: boolean; yes?: boolean };

async function run({ in: isIn, out, check, yes }: Chosen): Promise<void> {
  if (!isIn && !out && !check) program.help({ error: true });
  loadEnvFile();
  const databaseUrl = directDatabaseUrl();
  if (out && !yes) {
    throw new Error(
      "This deletes what Calcache has stored: busy times, subscriptions, the log of events, API keys. Bookings, accounts and events in calendars stay. Say --out --yes.",
    );
  }
  const before = check
    ? await plugState(databaseUrl)
    : await (isIn ? plugIn(databaseUrl, { log: say }) : plugOut(databaseUrl));
  if (check || before.kind === "no-host") for (const line of describe(before)) say(line);
  else if (isIn) say("Calcache is plugged in.");
  else if (before.kind === "out") say("Calcache isn't plugged in.");
  else say("Calcache is plugged out. The host's tables are what they were.");
  if (before.kind === "no-host" || (before.kind === "unfit" && !out)) process.exitCode = 1;
}

/** What a database's state means for whoever asked, as lines. */
function describe(state: PlugState): readonly string[] {
  switch (state.kind) {
    case "no-host":
      return [
        state.shape === "own"
          ? "There is no host here: the tables in the schema public are Calcache's own, or there are none yet. `npm run serve` needs no plugging in."
          : "There is no host here: an earlier version of Calcache made this database. `npm run serve` brings it up to date.",
      ];
    case "unfit":
      return [
        `The tables in the schema public aren't what Calcache uses of cal.com's${state.isIn ? " any more" : ""}:`,
        ...state.problems.map((problem) => `  ${problem}`),
      ];
    case "out":
      return ["The host's tables serve. Calcache isn't plugged in: `npm run plug -- --in` does it."];
    case "incomplete":
      return [
        "Calcache is plugged in, but not all of it. The next start adds:",
        ...state.missing.map((missing) => `  ${missing}`),
      ];
    case "in":
      return ["Calcache is plugged in, and the host's tables serve."];
  }
}

try {
  await run(program.opts<Chosen>());
} catch (error) {
  fail(error);
}
