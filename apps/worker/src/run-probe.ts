import { setTimeout as delay } from "node:timers/promises";
import { findProbed, type ProbedAnswer, probeMailboxes } from "@calcache/operations";
import { SingleBar } from "cli-progress";
import { openRuntime } from "./open-runtime.ts";
import { readProbeArguments } from "./probe-arguments.ts";
import { setUpDatabase } from "./set-up-database.ts";

/** Probes mailboxes in the terminal, with a progress bar there; exit code 1 where any doesn't answer. */
export async function runProbe(args: readonly string[]): Promise<void> {
  const { cohort, ...options } = readProbeArguments(args);
  const { engine, providers, stop } = openRuntime({ quiet: true });
  await setUpDatabase();
  const kinds = [...providers.values()].flatMap(({ accountKinds }) => accountKinds);
  const stopping = new AbortController();
  process.once("SIGINT", () => stopping.abort());
  try {
    const probed = await findProbed(engine, cohort);
    const unknown =
      "addresses" in cohort
        ? cohort.addresses.filter((one) => !probed.some(({ address }) => address === one.toLowerCase()))
        : [];
    if ("accountKind" in cohort && !kinds.includes(cohort.accountKind))
      process.stderr.write(`There is no such kind of account; these there are: ${kinds.join(", ")}\n`);
    for (const address of unknown) process.stderr.write(`No mailbox is known by ${address}.\n`);
    const bar = new SingleBar({ format: "{bar} {value}/{total} mailboxes", clearOnComplete: true });
    if (process.stderr.isTTY && probed.length > 1) bar.start(probed.length, 0);
    const answers = await probeMailboxes(engine, probed, {
      ...options,
      pause: (ms) => delay(ms, undefined, { signal: stopping.signal }).catch(() => undefined),
      onAnswer: () => bar.increment(),
      stopping: stopping.signal,
    });
    bar.stop();
    process.stdout.write(tableOf(answers));
    const well = answers.filter(({ ok }) => ok).length;
    process.stderr.write(`${well} of ${probed.length} mailboxes answer.\n`);
    process.exitCode = probed.length > 0 && well === probed.length && unknown.length === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`The probe failed: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  } finally {
    await stop();
  }
}

/** A line for each mailbox: address, status, code, request-id, ms and, where it doesn't answer, why. */
function tableOf(answers: readonly ProbedAnswer[]): string {
  const rows = answers.map(({ address, ok, status, code, requestId, ms, reason }) => [
    address,
    String(status ?? "-"),
    code ?? (ok ? "ok" : "-"),
    requestId ?? "-",
    `${Math.round(ms)} ms`,
    reason ?? "",
  ]);
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}
