import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { patience } from "@calcache/testing";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "..");

/** A path inside the repo. */
export const inRepo = (...path: string[]) => join(root, ...path);

export type Running = {
  child: ChildProcess;
  /** everything it has written so far */
  output: () => string;
  /** its exit code, once it has ended */
  ended: Promise<number | null>;
};

/** Starts a command in a process group of its own, with this environment besides a few variables; collects what it writes. */
export function run(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
  cwd = root,
): Running {
  const { PATH = "", HOME = "", NODE_COMPILE_CACHE = "" } = process.env;
  const all: Record<string, string> = { PATH, HOME, NODE_COMPILE_CACHE, ...env };
  const child = spawn(command, [...args], {
    cwd,
    // Next.js' types want a NODE_ENV in every environment.
    env: all as NodeJS.ProcessEnv,
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });
  alive.add(child);
  child.once("exit", () => alive.delete(child));
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  return { child, output: () => output, ended: once(child, "close").then(([code]) => code) };
}

/** Ends a command as Ctrl-C does, which signals the whole process group: npm, its shell and what they run. */
export async function interrupt({ child, ended }: Running): Promise<number | null> {
  signalGroup(child, "SIGINT");
  return ended;
}

const alive = new Set<ChildProcess>();

/** A group of its own outlives the terminal's: what still runs when the tests are broken off is ended with them. */
process.once("exit", () => {
  for (const child of alive) signalGroup(child, "SIGTERM");
});
process.once("SIGTERM", () => process.exit(143));

function signalGroup({ pid, exitCode, signalCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, signal);
}

/** A loopback port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Waits until `probe` answers something, for this many seconds on an idle machine. */
export async function until<Value>(
  probe: () => Promise<Value | null | undefined | false>,
  seconds = 30,
): Promise<Value> {
  const began = Date.now();
  for (;;) {
    const value = await probe().catch(() => null);
    if (value) return value;
    const waited = Date.now() - began;
    if (waited > patience(seconds * 1000))
      throw new Error(`nothing came of ${probe.toString()} within ${Math.round(waited / 1000)} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
