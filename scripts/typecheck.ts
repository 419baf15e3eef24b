import { globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { Command } from "commander";
// biome-ignore lint/correctness/useImportExtensions: plain JavaScript, with its types beside it
import { programFile } from "./bootstrap/paths.mjs";
import { fail } from "./lib/fail.ts";
import { runToEnd } from "./lib/processes.ts";
import { inRepo } from "./lib/root.ts";

new Command("npm run typecheck --").description("Checks the types of all sources.").parse();

/**
 * The folders whose `tsconfig.json` has options of its own, as those for browsers; all others are checked as one program, by that of
 * the root: each on its own, packages that import each other's sources would be checked over and over.
 */
const apart = globSync("{packages/*,apps/*,examples/embed/*}/tsconfig.json", { cwd: inRepo() }).filter(
  (file) => JSON.parse(readFileSync(inRepo(file), "utf8")).compilerOptions !== undefined,
);

const next = inRepo("node_modules", "next", "dist", "bin", "next");
const check = (program: string, args: readonly string[], folder: string) =>
  runToEnd(process.execPath, [program, ...args], { cwd: inRepo(folder) });

try {
  const codes = [await check(next, ["typegen"], "apps/web")];
  for (const folder of [".", ...apart.map(dirname).sort()])
    codes.push(await check(programFile("tsc"), [], folder));
  process.exitCode = Math.max(...codes);
} catch (error) {
  fail(error);
}
