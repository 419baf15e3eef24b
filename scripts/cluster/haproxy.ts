import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../apps/web/e2e/support/run.ts";
import { pathOf } from "./programs.ts";

/** A server behind the proxy; where it has a port for checks, `GET /` there says whether it is the one to use. */
type Server = { port: number; checkPort?: number };

/** Starts an HAProxy before the databases, of which it leads to the primary, and before the webs, which take turns. */
export async function startHaproxy(databases: readonly Server[], webs: readonly Server[]) {
  const folder = await mkdtemp(join(tmpdir(), "calcache-haproxy-"));
  const file = join(folder, "haproxy.cfg");
  const [databasePort, webPort] = [await freePort(), await freePort()];
  await writeFile(file, configuration(databases, webs, databasePort, webPort));
  const server = spawn(pathOf("haproxy"), ["-db", "-q", "-f", file], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const endToo = () => server.kill("SIGKILL");
  process.once("exit", endToo);
  return {
    databasePort,
    webPort,
    async stop() {
      process.off("exit", endToo);
      const ended = once(server, "exit");
      if (server.exitCode === null && server.kill("SIGKILL")) await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/** What is sent to a web that has just died goes to another; sessions of a server that is the primary no more are ended. */
function configuration(
  databases: readonly Server[],
  webs: readonly Server[],
  databasePort: number,
  webPort: number,
): string {
  const lines = (servers: readonly Server[]) =>
    servers.map(
      ({ port, checkPort }, index) =>
        `  server s${index} 127.0.0.1:${port} check ${checkPort === undefined ? "" : `port ${checkPort}`}`,
    );
  return `${[
    "global",
    "  maxconn 8000",
    "defaults",
    "  timeout connect 2s",
    "  timeout client 1h",
    "  timeout server 1h",
    "listen database",
    "  mode tcp",
    `  bind 127.0.0.1:${databasePort}`,
    "  option httpchk GET /",
    // A busy machine answers late, which is no reason to end all sessions of a primary that is well.
    "  timeout check 3s",
    "  default-server inter 500ms fall 3 rise 1 on-marked-down shutdown-sessions",
    ...lines(databases),
    "listen web",
    "  mode http",
    `  bind 127.0.0.1:${webPort}`,
    "  option redispatch 1",
    "  retries 3",
    "  retry-on conn-failure",
    "  timeout check 3s",
    "  default-server inter 500ms fall 3 rise 1",
    ...lines(webs),
  ].join("\n")}\n`;
}
