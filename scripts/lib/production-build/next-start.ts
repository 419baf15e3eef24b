import { inRepo } from "../root.ts";

/** How a build of an app is served on a port. */
export const nextStart = (app: string, folder: string, port: number) => ({
  args: [inRepo("node_modules", "next", "dist", "bin", "next"), "start", "-p", String(port)],
  cwd: inRepo(app),
  env: { NEXT_DIST_DIR: folder },
});
