import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, cp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findPostgresBinaries } from "./binaries.ts";
import { makeFolderInMemory } from "./folder-in-memory.ts";
import { isAlive, postmasterFile, readPostmaster } from "./postmaster.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./start.ts";

describe("startEmbeddedPostgres", () => {
  let folder: string;
  let dataDir: string;
  let started: EmbeddedPostgres[];
  beforeEach(async () => {
    folder = await makeFolderInMemory();
    dataDir = join(folder, "postgres");
    started = [];
  });
  afterEach(async () => {
    for (const server of started) await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(durable = false, binaries = findPostgresBinaries()) {
    const options = { dataDir, durable, binaries: await binaries, log: () => undefined };
    const server = await startEmbeddedPostgres(options);
    started.push(server);
    return server;
  }

  async function query(databaseUrl: string, sql: string): Promise<unknown[]> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  function serverPid(): number {
    const pid = readPostmaster(dataDir)?.pid;
    if (pid === undefined) throw new Error("no server runs");
    return pid;
  }

  it("keeps its data over a stop and a start, and leaves no process", async () => {
    const first = await start();
    const pid = serverPid();
    await query(first.databaseUrl, "CREATE TABLE kept AS SELECT 1 AS value");
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    const second = await start();
    expect(await query(second.databaseUrl, "SELECT value FROM kept")).toEqual([{ value: 1 }]);
  });

  it("listens on the loopback interface only, with a password in a file that others can't read", async () => {
    const { databaseUrl } = await start();
    expect(new URL(databaseUrl)).toMatchObject({ hostname: "127.0.0.1", pathname: "/calcache" });
    expect(await query(databaseUrl, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    expect((await stat(`${dataDir}.password`)).mode & 0o777).toBe(0o600);
    const wrong = new URL(databaseUrl);
    wrong.password = "guess";
    await expect(query(wrong.href, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
  });

  it("joins a server that somebody else started, and doesn't stop it", async () => {
    const [first, second] = [await start(), await start()];
    expect(second.databaseUrl).toBe(first.databaseUrl);
    await second.stop();
    expect(await query(first.databaseUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("starts one server for two that begin at the same moment", async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(second.databaseUrl).toBe(first.databaseUrl);
  });

  it("recovers after the server was killed, where its process id went to somebody else", async () => {
    const { databaseUrl } = await start(true);
    await query(databaseUrl, "CREATE TABLE kept AS SELECT 1 AS value");
    const left = await readFile(postmasterFile(dataDir), "utf8");
    process.kill(serverPid(), "SIGKILL");
    await writeFile(postmasterFile(dataDir), left.replace(/^\d+/, String(process.pid)));
    const again = await start();
    expect(await query(again.databaseUrl, "SELECT value FROM kept")).toEqual([{ value: 1 }]);
  });

  it("takes over the server of a starter that was killed, and then stops it", async () => {
    const options = JSON.stringify({ dataDir, durable: false });
    const code = `
      const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL("./start.ts", import.meta.url).href)});
      await startEmbeddedPostgres({ ...${options}, log: console.log });
      setInterval(() => {}, 1000);`;
    const starter = spawn(process.execPath, ["--input-type=module", "-e", code], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(starter.stdout, "data");
    const pid = serverPid();
    starter.kill("SIGKILL");
    await once(starter, "exit");
    const adopted = await start();
    expect(serverPid()).toBe(pid);
    await adopted.stop();
    expect(readPostmaster(dataDir)).toBeNull();
  });

  it("starts in a folder that only the current user may enter", async () => {
    await chmod(folder, 0o700);
    const { databaseUrl } = await start();
    expect(await query(databaseUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("starts with programs that only the current user may reach, as in a clone in root's home", async () => {
    await chmod(folder, 0o700);
    const { initdb } = await findPostgresBinaries();
    const native = dirname(dirname(initdb));
    await cp(native, join(folder, "native"), { recursive: true, verbatimSymlinks: true });
    const inFolder = (name: string) => join(folder, "native", "bin", name);
    const { databaseUrl } = await start(
      false,
      Promise.resolve({ initdb: inFolder("initdb"), postgres: inFolder("postgres") }),
    );
    expect(await query(databaseUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("says why it doesn't start, with the end of the server's log", async () => {
    const server = await start();
    await server.stop();
    await writeFile(join(dataDir, "postgresql.conf"), "no_such_setting = 1\n");
    await expect(start()).rejects.toThrow(/no_such_setting/);
  });
});
