/**
 * Generates the Prisma client, and `generated/sql.ts`: the migrations and triggers as text, so that they come along wherever
 * the code is bundled to. Prisma's CLI insists on a schema engine binary that it would download, although generating never
 * runs it: any existing file satisfies it.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("..", import.meta.url));
const anyFile = fileURLToPath(import.meta.url);
const { status } = spawnSync("prisma", ["generate"], {
  cwd: folder,
  stdio: "inherit",
  // biome-ignore lint/style/noProcessEnv: a build script hands its environment on
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: anyFile, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
});
if (status !== 0) process.exit(status ?? 1);

const read = (path) => readFileSync(`${folder}/${path}`, "utf8");
const migrations = (part) =>
  readdirSync(`${folder}/migrations/${part}`)
    .toSorted()
    .map((name) => ({ name, sql: read(`migrations/${part}/${name}/migration.sql`) }));
const texts = {
  migrations: { public: migrations("public"), calcache: migrations("calcache") },
  moveFormer: read("sql/move-former.sql"),
  removeSchema: read("sql/remove-schema.sql"),
  removeTriggers: read("sql/remove-triggers.sql"),
  triggers: read("sql/triggers.sql"),
};
const source = Object.entries(texts).map(
  ([name, text]) => `export const ${name} = ${JSON.stringify(text, null, 2)};\n`,
);
writeFileSync(`${folder}/generated/sql.ts`, source.join(""));
