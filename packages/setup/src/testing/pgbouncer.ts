import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { patience } from "@calcache/testing";
import { Client } from "pg";

const program = "/usr/sbin/pgbouncer";

/** Whether Debian's PgBouncer is there; without it, its tests are skipped. */
export const hasPgBouncer = await access(program).then(
  () => true,
  () => false,
);

/**
 * Starts a PgBouncer before the server of a database.
 * @param poolMode what a client keeps its connection for
 * @param poolSize connections to the server
 */
export async function startPgBouncer(
  databaseUrl: string,
  poolMode: "session" | "transaction",
  poolSize: number,
): Promise<{ databaseUrl: string; restart: () => Promise<void>; stop: () => Promise<void> }> {
  const { hostname, port: serverPort, username, password, pathname } = new URL(databaseUrl);
  const name = pathname.slice(1);
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), "calcache-pgbouncer-"));
  const settings = join(folder, "pgbouncer.ini");
  await writeFile(
    settings,
    `[databases]
${name} = host=${hostname} port=${serverPort} dbname=${name} user=${username} password=${decodeURIComponent(password)}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
auth_type = any
pool_mode = ${poolMode}
default_pool_size = ${poolSize}
unix_socket_dir =
${process.getuid?.() === 0 ? "user = nobody" : ""}
`,
  );
  const pooled = new URL(databaseUrl);
  pooled.host = `127.0.0.1:${port}`;
  let server = spawn(program, ["-q", settings], { stdio: "ignore" });
  const endToo = () => server.kill("SIGKILL");
  process.once("exit", endToo);
  await untilConnected(pooled.href);
  const kill = async () => {
    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await ended;
  };
  return {
    databaseUrl: pooled.href,
    async restart() {
      await kill();
      server = spawn(program, ["-q", settings], { stdio: "ignore" });
      await untilConnected(pooled.href);
    },
    async stop() {
      process.off("exit", endToo);
      await kill();
      await rm(folder, { recursive: true });
    },
  };
}

async function untilConnected(databaseUrl: string): Promise<void> {
  const began = performance.now();
  for (;;) {
    const client = new Client({ connectionString: databaseUrl });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (performance.now() - began > patience(10_000)) throw error;
      await delay(20);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
