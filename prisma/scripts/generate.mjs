/**
 * Generates the Prisma client, and `generated/sql.ts`: the migrations and triggers as text, so that they come along wherever
 * the code is bundled to. The client is made as `prisma generate` does it, by the same two packages. The command itself (the
 * package `prisma`) isn't installed: it brings a database browser, another database and their user interfaces along, 190 MB
 * that nobody here runs, and wants an engine that it would download. The packages are Prisma's internal ones: their version is
 * pinned to the client's, and they are required, because their ES modules don't load in Node.js.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const { getGenerators, loadSchemaContext } = require("@prisma/internals");
const { PrismaClientTsGenerator } = require("@prisma/client-generator-ts");

const folder = fileURLToPath(new URL("..", import.meta.url));
const schema = `${folder}/schema.prisma`;
const schemaContext = await loadSchemaContext({
  schemaPath: { cliProvidedPath: schema },
  printLoadMessage: false,
});
const generator = { type: "in-process", generator: new PrismaClientTsGenerator() };
const generators = await getGenerators({ schemaContext, registry: { "prisma-client": generator } });
for (const each of generators) {
  await each.generate();
  each.stop();
}

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
