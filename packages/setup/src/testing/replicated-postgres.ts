import { execFile } from "node:child_process";
import { once } from "node:events";
import { appendFile, chown, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { makeFolderInMemory } from "../embedded-postgres/folder-in-memory.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../embedded-postgres/start.ts";
import { execute, withDatabase } from "./admin.ts";

/** A server of a pair. */
export type ReplicatedServer = {
  databaseUrl: string;
  port: number;
  /** answers `GET /` with 200 while the server takes writes, for a proxy that looks for the primary */
  checkPort: number;
};

/** A primary and a standby that streams from it; both are thrown away. */
export type ReplicatedPostgres = {
  primary: ReplicatedServer;
  standby: ReplicatedServer;
  /** Has a commit wait until the standby has it, or not. */
  setSynchronous(isSynchronous: boolean): Promise<void>;
  /** Cuts the standby off: what is committed from here on, it never gets. */
  cutOff(): Promise<void>;
  /** Kills the primary with all that it alone knows, and makes the standby the primary. */
  failOver(): Promise<void>;
  /** Stops the primary in order and starts it again. */
  restart(): Promise<void>;
  /** Kills a session's process, upon which the server ends all sessions and recovers. */
  killBackend(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Starts a pair. The standby begins as a copy of the primary's files; there is no `pg_basebackup` among the embedded programs.
 * @param fill what is done to the primary before it is copied
 */
export async function startReplicatedPostgres(
  fill: (databaseUrl: string) => Promise<unknown>,
): Promise<ReplicatedPostgres> {
  const folder = await makeFolderInMemory();
  const [one, other] = [join(folder, "one"), join(folder, "other")];
  const start = (dataDir: string, port = 0) =>
    startEmbeddedPostgres({
      dataDir,
      port,
      durable: false,
      settings: { synchronous_commit: "on" },
      log: () => {},
    });
  let first = await start(one);
  await fill(first.databaseUrl);
  await copyRunning(first, one, other);
  const second = await start(other);
  const checks = await Promise.all(
    [first, second].map(({ databaseUrl }) => answerWhetherPrimary(databaseUrl)),
  );
  const serverOf = ({ databaseUrl }: EmbeddedPostgres, check: number): ReplicatedServer => ({
    databaseUrl,
    port: Number(new URL(databaseUrl).port),
    checkPort: checks[check]?.port ?? 0,
  });
  const primary = serverOf(first, 0);
  const standby = serverOf(second, 1);
  return {
    primary,
    standby,
    async setSynchronous(isSynchronous) {
      await set(primary, "synchronous_standby_names", isSynchronous ? "*" : "");
    },
    async cutOff() {
      await set(standby, "primary_conninfo", "");
      while (await hasRows(primary, "SELECT FROM pg_stat_replication")) await turn();
    },
    async failOver() {
      process.kill(first.pid, "SIGKILL");
      await execute(maintenanceUrl(standby), "SELECT pg_promote()");
    },
    async restart() {
      await first.stop();
      first = await start(one, primary.port);
    },
    async killBackend() {
      const client = new Client({ connectionString: maintenanceUrl(primary) });
      client.on("error", () => {});
      await client.connect();
      const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      process.kill(rows[0]?.pid ?? 0, "SIGKILL");
      await client.end().catch(() => {});
    },
    async stop() {
      for (const { close } of checks) close();
      await Promise.all([first.stop(), second.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 20));

const maintenanceUrl = ({ databaseUrl }: { databaseUrl: string }) => withDatabase(databaseUrl, "postgres");

async function set(server: ReplicatedServer, name: string, value: string): Promise<void> {
  await execute(maintenanceUrl(server), `ALTER SYSTEM SET ${name} = '${value}'`);
  await execute(maintenanceUrl(server), "SELECT pg_reload_conf()");
}

async function hasRows(server: ReplicatedServer, sql: string): Promise<boolean> {
  const client = new Client({ connectionString: maintenanceUrl(server) });
  await client.connect();
  const { rowCount } = await client.query(sql).finally(() => client.end());
  return rowCount !== 0;
}

/**
 * Copies a running server's files as a base backup does, and makes the copy a standby of it. Source: postgresql.org/docs/current/
 * continuous-archiving.html, "Making a Base Backup Using the Low Level API"
 */
async function copyRunning(server: EmbeddedPostgres, from: string, to: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl(server) });
  await client.connect();
  try {
    await client.query("SELECT pg_backup_start('standby', true)");
    // As root it keeps the files' owner, whom the server runs as.
    await promisify(execFile)("cp", ["-a", from, to]);
    await promisify(execFile)("cp", ["-a", `${from}.password`, `${to}.password`]);
    const { rows } = await client.query<{ labelfile: string }>("SELECT labelfile FROM pg_backup_stop(false)");
    await rm(join(to, "postmaster.pid"), { force: true });
    const { uid, gid } = await stat(to);
    for (const [name, text] of [
      ["backup_label", rows[0]?.labelfile ?? ""] as const,
      ["standby.signal", ""] as const,
    ]) {
      await writeFile(join(to, name), text);
      await chown(join(to, name), uid, gid);
    }
    const { port, username, password } = new URL(server.databaseUrl);
    const source = `host=127.0.0.1 port=${port} user=${username} password=${password}`;
    await appendFile(join(to, "postgresql.auto.conf"), `primary_conninfo = '${source}'\n`);
  } finally {
    await client.end();
  }
}

/** What a cluster manager does beside each server: it tells a proxy which of them is the primary. */
async function answerWhetherPrimary(databaseUrl: string): Promise<{ port: number; close(): void }> {
  const connectionString = withDatabase(databaseUrl, "postgres");
  const server = createServer(async (_, answer) => {
    const client = new Client({ connectionString, connectionTimeoutMillis: 2_000, query_timeout: 2_000 });
    client.on("error", () => {});
    const takesWrites = await client
      .connect()
      .then(() => client.query<{ standby: boolean }>("SELECT pg_is_in_recovery() AS standby"))
      .then(
        ({ rows }) => rows[0]?.standby === false,
        () => false,
      );
    await client.end().catch(() => {});
    answer.writeHead(takesWrites ? 200 : 503).end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
