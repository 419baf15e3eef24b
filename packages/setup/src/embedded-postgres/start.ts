import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Client } from "pg";
import { errorCode } from "../error-code.ts";
import { findPostgresBinaries, type PostgresBinaries } from "./binaries.ts";
import { ensureCluster, readPassword, superuser } from "./cluster.ts";
import { connectOrLaunch } from "./connect-or-launch.ts";
import { findFreePort } from "./free-port.ts";
import { launchServer, signalServer, stopServer } from "./server-process.ts";
import { serverSettings } from "./server-settings.ts";
import { runUnprivileged } from "./unprivileged.ts";

export type EmbeddedPostgresOptions = {
  /** Made if it doesn't exist; the password and the server's log are kept beside it. */
  readonly dataDir: string;
  /** A loopback port; 0, the default, takes any free one. A server that already runs keeps its own. */
  readonly port?: number;
  /** False trades safety in a crash for speed: for databases that are thrown away. */
  readonly durable?: boolean;
  /** Settings of the server besides. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Those that npm installed, by default. */
  readonly binaries?: PostgresBinaries;
  readonly log: (message: string) => void;
};

export type EmbeddedPostgres = {
  readonly databaseUrl: string;
  readonly pid: number;
  /** Stops the server and waits until it is gone; does nothing where another live process started it. */
  readonly stop: () => Promise<void>;
};

const databaseName = "calcache";

/**
 * Starts a Postgres of our own on the loopback interface, or joins the one that runs in this data directory already.
 * Whoever holds the server's owner lock stops it; the lock goes with its process, so that the next one to start takes
 * over a server whose starter was killed.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, durable = true } = options;
  const dataDir = resolve(options.dataDir);
  mkdirSync(dirname(dataDir), { recursive: true });
  const binaries = options.binaries ?? (await findPostgresBinaries());
  const unprivileged = runUnprivileged([dirname(dataDir), binaries.initdb, binaries.postgres]);
  await ensureCluster(dataDir, binaries.initdb, unprivileged);

  const password = readPassword(dataDir);
  const urlOf = (port: number, database: string) =>
    `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`;
  const launch = async () => {
    const port = options.port || (await findFreePort());
    return launchServer(
      dataDir,
      unprivileged.launch(binaries.postgres, [
        "-D",
        dataDir,
        ...serverSettings(port, durable, options.settings),
      ]),
    );
  };
  const { pid, port, session } = await connectOrLaunch({
    dataDir,
    urlOf: (port) => urlOf(port, "postgres"),
    launch,
  });
  await ensureDatabase(session);

  const databaseUrl = urlOf(port, databaseName);
  if (!(await becomesOwner(session))) {
    await session.end();
    log(`joined the embedded Postgres on 127.0.0.1:${port}`);
    return { databaseUrl, pid, stop: async () => undefined };
  }
  log(`embedded Postgres on 127.0.0.1:${port}`);
  const stopAtExit = () => signalServer(dataDir, pid);
  process.once("exit", stopAtExit);
  const stop = async () => {
    process.off("exit", stopAtExit);
    await stopServer(dataDir, pid);
    await session.end();
  };
  return { databaseUrl, pid, stop };
}

const ownerLock = 4_122_026;

async function becomesOwner(session: Client): Promise<boolean> {
  const { rows } = await session.query<{ locked: boolean }>("SELECT pg_try_advisory_lock($1) AS locked", [
    ownerLock,
  ]);
  return rows[0]?.locked === true;
}

const duplicateDatabase = "42P04";
const uniqueViolation = "23505";

async function ensureDatabase(session: Client): Promise<void> {
  const { rowCount } = await session.query("SELECT 1 FROM pg_database WHERE datname = $1", [databaseName]);
  if (rowCount !== 0) return;
  try {
    await session.query(`CREATE DATABASE ${databaseName}`);
  } catch (error) {
    const code = errorCode(error);
    if (code !== duplicateDatabase && code !== uniqueViolation) throw error;
  }
}
