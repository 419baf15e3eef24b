import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { inRepo, nodeProgram } from "./paths.mjs";

/** Generates the Prisma client, where it is older than its schema. */
export function generateClient() {
  const client = inRepo("prisma", "generated", "client.ts");
  const schema = inRepo("prisma", "schema.prisma");
  if (existsSync(client) && statSync(client).mtimeMs >= statSync(schema).mtimeMs) return;
  const { status } = spawnSync(nodeProgram(), [inRepo("prisma", "scripts", "generate.mjs")], {
    cwd: inRepo(),
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
}
