import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRepo } from "../../lib/root.ts";
import { packPackage } from "../pack-package.ts";
import { packedPackages } from "../packed-packages.ts";

/** An app outside this repo. */
export type InstalledApp = {
  /** its folder */
  readonly folder: string;
  /** Deletes it, and all that was made for it. */
  readonly remove: () => Promise<void>;
};

/**
 * The example of a host app, in a temporary folder, with the packages that it installs as tarballs where its `package.json` looks
 * for them. Nothing is installed yet.
 */
export async function copyHostApp(): Promise<InstalledApp> {
  const root = await mkdtemp(join(tmpdir(), "calcache-host-"));
  const folder = join(root, "examples", "host-app");
  const notSources = /\/(node_modules|\.[^/]+|package-lock\.json|next-env\.d\.ts|[^/]+\.tsbuildinfo)$/;
  await mkdir(folder, { recursive: true });
  await cp(inRepo("examples", "host-app"), folder, {
    recursive: true,
    filter: (path) => !notSources.test(path.slice(inRepo().length)),
  });
  for (const each of packedPackages) await packPackage(each, join(root, "packed"));
  return { folder, remove: () => rm(root, { recursive: true, force: true }) };
}
