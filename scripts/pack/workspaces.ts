import { readFileSync, realpathSync } from "node:fs";
import { relative } from "node:path";
import { inRepo } from "../lib/root.ts";

/** Versions by package. */
export type Dependencies = Readonly<Record<string, string>>;

/** What a workspace's `package.json` says, as far as packing reads it. */
export type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly type: "module";
  readonly description?: string;
  readonly sideEffects?: boolean | readonly string[];
  /** a source file by entry: `{ ".": "./src/index.ts" }` */
  readonly exports?: Readonly<Record<string, string>>;
  readonly engines?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Dependencies;
  readonly peerDependencies?: Dependencies;
};

/** A workspace: its folder, from the repo's root, and its manifest. */
export type Workspace = { readonly folder: string; readonly manifest: Manifest };

/** Whether a package is a workspace of this repo. */
export const isOurs = (name: string): boolean => name.startsWith("@calcache/");

export function readWorkspace(folder: string): Workspace {
  return { folder, manifest: JSON.parse(readFileSync(inRepo(folder, "package.json"), "utf8")) };
}

/** A workspace, and those that it depends on, however indirectly. npm links each into `node_modules` under its name. */
export function withDependencies(workspace: Workspace): Workspace[] {
  const found = new Map([[workspace.manifest.name, workspace]]);
  for (const { manifest } of found.values()) {
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      if (isOurs(name) && !found.has(name)) found.set(name, readWorkspace(folderOf(name)));
    }
  }
  return [...found.values()];
}

const folderOf = (name: string) =>
  relative(realpathSync(inRepo()), realpathSync(inRepo("node_modules", name)));
