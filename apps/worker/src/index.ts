/**
 * The background process.
 *
 * - worker: refreshes what notifications mark, and sweeps
 * - sync: one sweep in the terminal
 * - probe: what a provider answers for some mailboxes, asked by an operator
 */
export { runProbe } from "./run-probe.ts";
export { runSync } from "./run-sync.ts";
export { runWorker } from "./run-worker.ts";
