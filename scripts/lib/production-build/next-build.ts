import { join } from "node:path";
import { runToEnd } from "../processes.ts";
import { inRepo } from "../root.ts";
import { shareChunks } from "./share-chunks.ts";

/** Builds a Next.js app into its folder `.next`. */
export async function nextBuild(appFolder: string): Promise<void> {
  const next = inRepo("node_modules", "next", "dist", "bin", "next");
  const env = { ...withoutInlined(), NODE_ENV: "production" };
  const code = await runToEnd(process.execPath, [next, "build"], { cwd: appFolder, env, quiet: true });
  if (code !== 0) throw new Error(`the build of ${appFolder} failed`);
  const chunks = join(appFolder, ".next", "server", "chunks");
  for (const folder of [chunks, join(chunks, "ssr")]) await shareChunks(folder);
}

/** Next.js writes the values of these variables into a build. */
function withoutInlined(): Record<string, undefined> {
  // biome-ignore lint/style/noProcessEnv: only their names are read, to leave them out
  const names = Object.keys(process.env).filter((name) => name.startsWith("NEXT_PUBLIC_"));
  return Object.fromEntries(names.map((name) => [name, undefined]));
}
