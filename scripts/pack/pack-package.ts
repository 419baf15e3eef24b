import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { runToEnd } from "../lib/processes.ts";
import { inRepo } from "../lib/root.ts";
import { compile } from "./compile.ts";
import { layOut, writeManifest } from "./lay-out.ts";
import { joinDependencies, packedBin } from "./packed-manifest.ts";
import type { PackedPackage } from "./packed-packages.ts";
import { type Dependencies, readWorkspace, withDependencies } from "./workspaces.ts";

/**
 * Packs a workspace for installation outside this repo: compiled, and with the workspaces that it imports inside, as npm's bundled
 * dependencies. What those import from the registry is a dependency of the package.
 * @param to the folder that gets the tarball
 * @returns the tarball's absolute path
 */
export async function packPackage({ folder, name }: PackedPackage, to: string): Promise<string> {
  const work = await mkdtemp(join(tmpdir(), "calcache-pack-"));
  try {
    const workspace = readWorkspace(folder);
    const { version, bin, engines, peerDependencies } = workspace.manifest;
    const [, ...others] = withDependencies(workspace);
    const compiled = await compile(workspace, others, work);
    const stage = join(work, "package");
    const { manifest, dependencies } = await layOut(workspace, compiled, stage);
    const all: Dependencies[] = [dependencies];
    const bundled = others.filter((other) => existsSync(join(compiled, other.folder)));
    for (const other of bundled) {
      const inside = join(stage, "node_modules", other.manifest.name);
      await mkdir(dirname(inside), { recursive: true });
      const laidOut = await layOut(other, compiled, inside);
      await writeManifest(inside, laidOut.manifest);
      all.push(laidOut.dependencies, { [other.manifest.name]: other.manifest.version });
    }
    await writeManifest(stage, {
      ...manifest,
      name,
      engines,
      bin: bin && packedBin(bin),
      dependencies: joinDependencies(all),
      peerDependencies,
      bundleDependencies: bundled.map((other) => other.manifest.name),
    });
    await cp(inRepo("LICENSE"), join(stage, "LICENSE"));
    return await npmPack(stage, resolve(to), `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function npmPack(stage: string, to: string, tarball: string): Promise<string> {
  await mkdir(to, { recursive: true });
  const args = ["pack", "--silent", "--pack-destination", to];
  if ((await runToEnd("npm", args, { cwd: stage, quiet: true })) !== 0)
    throw new Error(`npm could not pack ${tarball}`);
  return join(to, tarball);
}
