import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { join, relative } from "node:path";

/**
 * The files that a production build of an app is made of: its own, those of the workspaces that it depends on, however
 * indirectly, and what decides over versions and the compiler. Tests and what is generated from the others are left out.
 * @param root the repo's root; `app` is a folder seen from there, and so are the paths that are answered
 */
export function sourceFilesOf(root: string, app: string): string[] {
  const files = [...workspacesOf(root, app)].flatMap((folder) => filesIn(root, folder));
  return ["package-lock.json", "tsconfig.json", ...files].sort();
}

function workspacesOf(root: string, app: string): Set<string> {
  const found = new Set([app]);
  for (const folder of found) {
    const { dependencies = {} } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    for (const name of Object.keys(dependencies)) {
      if (name.startsWith("@calcache/")) found.add(folderOf(root, name));
    }
  }
  return found;
}

/** npm links each workspace into `node_modules` under its name. */
const folderOf = (root: string, name: string) =>
  relative(realpathSync(root), realpathSync(join(root, "node_modules", name)));

const otherFolders = new Set(["node_modules", "generated", "e2e"]);
const otherFiles = /\.test\.tsx?$|\.tsbuildinfo$|^next-env\.d\.ts$/;

function filesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".")) return [];
    if (entry.isDirectory()) return otherFolders.has(entry.name) ? [] : filesIn(root, path);
    return otherFiles.test(entry.name) ? [] : [path];
  });
}
