import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runToEnd } from "../lib/processes.ts";
import { inRepo } from "../lib/root.ts";
import type { Manifest, Workspace } from "./workspaces.ts";

const isSource = (file: string) => /\.tsx?$/.test(file);

const entriesOf = ({ exports = {} }: Manifest) =>
  Object.entries(exports).filter(([, file]) => isSource(file));

/**
 * Compiles what a workspace exports, and all that this imports, into JavaScript and declarations, by the folders that the sources
 * stand in. Types are checked by `npm run typecheck`.
 * @param workspaces the compiled one, and those that it depends on
 * @param folder a folder to work in; answers the one in it where the files are
 */
export async function compile(
  { folder: compiled, manifest }: Workspace,
  workspaces: readonly Workspace[],
  folder: string,
): Promise<string> {
  const outDir = join(folder, "compiled");
  const sources = [...entriesOf(manifest).map(([, file]) => file), ...Object.values(manifest.bin ?? {})];
  const project = {
    extends: inRepo("tsconfig.json"),
    compilerOptions: {
      noEmit: false,
      noCheck: true,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      rootDir: inRepo(),
      outDir,
      jsx: "react-jsx",
      typeRoots: [inRepo("node_modules", "@types")],
      // Else what is imported by a workspace's name counts as a package from the registry, which isn't compiled.
      paths: Object.fromEntries(workspaces.flatMap(pathsOf)),
    },
    files: sources.map((source) => inRepo(compiled, source)),
    include: [],
  };
  const file = join(folder, "tsconfig.json");
  await writeFile(file, JSON.stringify(project, null, 2));
  const tsc = inRepo("node_modules", "typescript", "bin", "tsc");
  if ((await runToEnd(process.execPath, [tsc, "-p", file])) !== 0)
    throw new Error(`${manifest.name} could not be compiled`);
  return outDir;
}

const pathsOf = ({ folder, manifest }: Workspace) =>
  entriesOf(manifest).map(([entry, file]) => [manifest.name + entry.slice(1), [inRepo(folder, file)]]);
