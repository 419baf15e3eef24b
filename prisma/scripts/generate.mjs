/**
 * Generates the Prisma client as `prisma generate` does, by the same two packages. The command itself (the package
 * `prisma`) isn't installed: it brings a database browser, another database and their user interfaces along, 190 MB that
 * nobody here runs, and wants an engine that it would download. The packages are Prisma's internal ones: their version is
 * pinned to the client's, and they are required, because their ES modules don't load in Node.js.
 */
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const { getGenerators, loadSchemaContext } = require("@prisma/internals");
const { PrismaClientTsGenerator } = require("@prisma/client-generator-ts");

const schema = fileURLToPath(new URL("../schema.prisma", import.meta.url));
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
