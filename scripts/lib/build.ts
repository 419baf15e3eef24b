import { runToEnd } from "./processes.ts";
import { inRepo } from "./root.ts";

/** Builds workspaces for production, those of them that have changed since their last build. */
export async function build(...workspaces: readonly string[]): Promise<void> {
  const filters = workspaces.map((workspace) => `--filter=${workspace}`);
  const turbo = ["run", "build", ...filters, "--output-logs=errors-only", "--concurrency=1"];
  const code = await runToEnd("turbo", turbo, { cwd: inRepo(), quiet: true });
  if (code !== 0) throw new Error(`the build of ${workspaces.join(" and ")} failed`);
}
