import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { inRepo, nodeProgram } from "./paths.mjs";

/** Generates the Prisma client and the text of migrations and triggers, where they are older than what they are made of. */
export function generateClient() {
  const generated = inRepo("prisma", "generated", "sql.ts");
  const sql = ["migrations", "sql"].flatMap((folder) =>
    readdirSync(inRepo("prisma", folder), { recursive: true }).map((file) => inRepo("prisma", folder, file)),
  );
  if ([inRepo("prisma", "schema.prisma"), ...sql].every((source) => isNewer(generated, source))) return;
  const { status } = spawnSync(nodeProgram(), [inRepo("prisma", "scripts", "generate.mjs")], {
    cwd: inRepo(),
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
}

const isNewer = (file, than) => existsSync(file) && statSync(file).mtimeMs >= statSync(than).mtimeMs;
