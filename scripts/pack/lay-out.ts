import { existsSync, globSync } from "node:fs";
import { cp, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inRepo } from "../lib/root.ts";
import { packedExports, usedDependencies } from "./packed-manifest.ts";
import type { Dependencies, Workspace } from "./workspaces.ts";

/** Files beside the sources that are used as they are. */
const assets = "src/**/*.{css,html,js,svg}";

/** A workspace as it is packed: what its manifest says for sure, and what it uses from the registry. */
export type LaidOut = { readonly manifest: object; readonly dependencies: Dependencies };

/**
 * Puts a workspace's compiled files into a folder of their own, with what else they need.
 * @param compiled the folder that they are in
 */
export async function layOut(
  { folder, manifest }: Workspace,
  compiled: string,
  to: string,
): Promise<LaidOut> {
  await rename(join(compiled, folder), to);
  const texts = await Promise.all(
    globSync("**/*.{js,ts}", { cwd: to }).map((file) => readFile(join(to, file), "utf8")),
  );
  for (const file of [...globSync(assets, { cwd: inRepo(folder) }), "README.md"]) {
    if (existsSync(inRepo(folder, file))) await cp(inRepo(folder, file), join(to, file));
  }
  const { name, version, license, type, description, sideEffects, exports } = manifest;
  const has = (file: string) => existsSync(join(to, file));
  return {
    manifest: {
      name,
      version,
      description,
      license,
      type,
      sideEffects,
      exports: packedExports(exports, has),
    },
    dependencies: usedDependencies(manifest.dependencies, texts),
  };
}

export const writeManifest = (folder: string, manifest: object): Promise<void> =>
  writeFile(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
