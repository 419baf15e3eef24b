/**
 * The background process.
 *
 * - worker: refreshes what notifications mark, and sweeps
 * - sync: one sweep in the terminal
 */
export { runSync } from "./run-sync.ts";
export { runWorker } from "./run-worker.ts";
