import type { ChildProcess } from "node:child_process";
import { launch, type RunOptions } from "../processes.ts";
import { markUsed } from "./build-folders.ts";
import { nextStart } from "./next-start.ts";

/** Serves a build of an app on a port. */
export function serveBuild(
  app: string,
  build: string,
  port: number,
  { env, quiet = false }: Pick<RunOptions, "env" | "quiet">,
): ChildProcess {
  const { args, cwd, env: ofBuild } = nextStart(app, build, port);
  const server = launch(process.execPath, args, { cwd, quiet, env: { ...env, ...ofBuild } });
  if (server.pid !== undefined) markUsed(cwd, build, server.pid);
  return server;
}
