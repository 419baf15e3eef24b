import { type Restartable, restartable } from "./restartable.ts";
import { inRepo, run, until } from "./run.ts";

/** Starts a worker process of its own, as `npm run worker` does, and waits until it works. */
export function startWorker(env: Record<string, string>): Promise<Restartable> {
  return restartable(async () => {
    const { child, output, ended } = run(process.execPath, [inRepo("scripts", "worker.ts")], env);
    await until(async () => output().includes("the worker is ready")).catch((error) => {
      throw new Error(`${error.message}\n${output()}`);
    });
    const end = async (signal: NodeJS.Signals) => {
      child.kill(signal);
      await ended;
    };
    return { pid: () => child.pid, output, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
  });
}
