import { SingleBar } from "cli-progress";
import { Command } from "commander";
import { openRuntime } from "./open-runtime.ts";
import { setUpDatabase } from "./set-up-database.ts";

/** One sweep in the terminal, with a progress bar there; exit code 1 when anything failed. */
export async function runSync(args: readonly string[]): Promise<void> {
  new Command("npm run sync --")
    .description("One sweep: the same work as one call of the cron route.")
    .parse([...args], { from: "user" });
  const runtime = openRuntime({ quiet: true });
  await setUpDatabase();
  const bar = new SingleBar({
    format: "{bar} {value}/{total} calendars",
    noTTYOutput: false,
    clearOnComplete: true,
  });
  process.once("SIGINT", () => {
    bar.stop();
    process.exit(130);
  });
  try {
    const report = await runtime.sweep((done, total) => {
      if (!process.stdout.isTTY) return;
      if (done === 0) bar.start(total, 0);
      else bar.update(done);
    });
    bar.stop();
    const { errors, ...counts } = report;
    process.stdout.write(
      `${Object.entries(counts)
        .map(([name, count]) => `${count} ${name}`)
        .join(", ")}\n`,
    );
    for (const error of errors) process.stderr.write(`${error}\n`);
    process.exitCode = report.failed > 0 ? 1 : 0;
  } catch (error) {
    bar.stop();
    process.stderr.write(`The sweep failed: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  } finally {
    await runtime.stop();
  }
}
