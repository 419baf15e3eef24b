import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
// biome-ignore lint/correctness/useImportExtensions: plain JavaScript, with its types beside it
import { exclusively } from "../../bootstrap/exclusively.mjs";
import { inRepo } from "../root.ts";
import { buildFolder, keepBuild, markUsed, pruneBuilds } from "./build-folders.ts";
import { nextBuild } from "./next-build.ts";
import { sourceFilesOf } from "./source-files.ts";

/**
 * Makes sure that there is a production build of an app as its sources, and how they are built, are now. A build is never written to again: one
 * of other sources stands in another folder, so that whoever serves the older one goes on with it. The environment is
 * no part of a build.
 * @param app the app's folder, from the repo's root
 * @returns the build's folder, in the app's; it stays for as long as this process lives
 */
export async function ensureBuild(
  app: string,
  { root = inRepo(), build = nextBuild }: { root?: string; build?: (folder: string) => Promise<void> } = {},
): Promise<string> {
  const appFolder = join(root, app);
  const folder = buildFolder(fingerprintOf(root, app));
  await exclusively(join(appFolder, ".building"), async () => {
    if (!existsSync(join(appFolder, folder))) {
      await build(appFolder);
      keepBuild(appFolder, folder);
      pruneBuilds(appFolder, folder);
    }
    markUsed(appFolder, folder, process.pid);
  });
  return folder;
}

function fingerprintOf(root: string, app: string): string {
  const hash = createHash("sha256");
  for (const file of ["next-build.ts", "share-chunks.ts"])
    hash.update(readFileSync(new URL(file, import.meta.url)));
  for (const file of sourceFilesOf(root, app)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 12);
}
