import { openDatabase } from "@calcache/prisma";
import { patience } from "@calcache/testing";
import { createRuntime } from "../../create-runtime.ts";
import type { Runtime } from "../../runtime.ts";
import type { RuntimeEnvironment } from "../../runtime-environment.ts";

/** Where no database is: what dead processes reach. */
const nowhere = openDatabase("postgresql://127.0.0.1:1/nowhere");

/** One process of ours: the plugin with database connections of its own, that can be cut off from the world. */
export type ChaosWorker = {
  name: string;
  runtime: Runtime;
  /** What it is doing. */
  jobs: Set<Promise<unknown>>;
  failed(what: string, error: unknown): void;
  /** Ends it in the middle of whatever it does: from here on nothing it does reaches the database. */
  kill(): Promise<void>;
  close(): Promise<void>;
};

export function createChaosWorker(
  name: string,
  options: {
    environment: RuntimeEnvironment;
    now: () => number;
    note: (line: string) => void;
    endSessions: (applicationName: string) => Promise<void>;
  },
): ChaosWorker {
  const { now, note, endSessions } = options;
  const url = new URL(options.environment.DATABASE_URL);
  url.searchParams.set("application_name", name);
  const write = (level: string) => (fields: object, message: string) =>
    note(`${name} ${level}: ${message} ${describe(fields)}`);
  const db = openDatabase(url.href, { connectWithin: patience(2_500) });
  const runtime = createRuntime({
    now,
    db,
    log: { info: () => {}, warn: write("warn"), error: write("error") },
    environment: { ...options.environment, DATABASE_URL: url.href },
  });
  const jobs = new Set<Promise<unknown>>();
  let ended: Promise<unknown> | null = null;
  return {
    name,
    runtime,
    jobs,
    failed: (what, error) => note(`${name} ${what} failed: ${describe(error)}`),
    async kill() {
      runtime.engine.db = nowhere;
      runtime.engine.wake = async () => {};
      await endSessions(name);
      ended = runtime.stop();
      await Promise.allSettled(jobs);
    },
    async close() {
      await Promise.allSettled(jobs);
      await (ended ?? runtime.stop());
    },
  };
}

function describe(fields: unknown): string {
  if (fields instanceof Error) return fields.message.replaceAll(/\s+/g, " ").trim();
  return JSON.stringify(fields, (_, value) => (value instanceof Error ? describe(value) : value));
}
