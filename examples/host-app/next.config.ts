import { join } from "node:path";
import type { NextConfig } from "next";

const config: NextConfig = {
  // biome-ignore lint/style/noProcessEnv: in this repo each build stands in a folder of its own
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // Types are checked by `npm run typecheck`.
  typescript: { ignoreBuildErrors: true },
  experimental: { turbopackFileSystemCacheForBuild: false, turbopackSourceMaps: false },
  // The plugin's packages are TypeScript sources of this repo; a package from the registry needs neither line.
  transpilePackages: [
    "@calcache/availability",
    "@calcache/calendar-cache",
    "@calcache/environment",
    "@calcache/logger",
    "@calcache/microsoft-graph",
    "@calcache/office365-calendar-cache",
    "@calcache/prisma",
  ],
  turbopack: { root: join(import.meta.dirname, "..", "..") },
  serverExternalPackages: ["pg", "pg-boss", "pino", "pino-pretty", "zod"],
};

export default config;
