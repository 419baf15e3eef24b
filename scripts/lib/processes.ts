import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** Runs a command to its end with its output shown, and answers its exit code. */
export async function runToEnd(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<number> {
  const [code] = await once(launch(command, args, options), "exit");
  return typeof code === "number" ? code : 1;
}

export type RunOptions = { cwd?: string; env?: Record<string, string | undefined>; quiet?: boolean };

/** Starts a command that runs for no longer than this process; `env` is added to this process's own. */
export function launch(
  command: string,
  args: readonly string[],
  { cwd, env, quiet = false }: RunOptions = {},
): ChildProcess {
  const child = spawn(command, [...args], {
    stdio: ["ignore", quiet ? "ignore" : "inherit", "inherit"],
    ...(cwd !== undefined && { cwd }),
    // biome-ignore lint/style/noProcessEnv: a child runs in its parent's environment
    env: { ...process.env, ...env },
  });
  const endToo = () => child.kill();
  process.once("exit", endToo);
  child.once("exit", () => process.off("exit", endToo));
  return child;
}

/** Asks a process to end and waits for it; kills it when it takes longer than `patience` ms. */
export async function end(child: ChildProcess, patience = 15_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), patience);
  await ended;
  clearTimeout(timer);
}
