/**
 * Generates the Prisma client. Prisma's CLI insists on a schema engine binary that it would download, although
 * generating never runs it: any existing file satisfies it.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("..", import.meta.url));
const anyFile = fileURLToPath(import.meta.url);
const { status } = spawnSync("prisma", ["generate"], {
  cwd: folder,
  stdio: "inherit",
  // biome-ignore lint/style/noProcessEnv: a build script hands its environment on
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: anyFile, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
});
process.exit(status ?? 1);
