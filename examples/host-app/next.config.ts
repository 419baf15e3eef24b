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
    "@calcache/accounts",
    "@calcache/availability",
    "@calcache/calendar-cache",
    "@calcache/calendar-events",
    "@calcache/connections",
    "@calcache/emails",
    "@calcache/environment",
    "@calcache/http-edge",
    "@calcache/logger",
    "@calcache/microsoft-graph",
    "@calcache/office365-calendar-cache",
    "@calcache/operations",
    "@calcache/outlook",
    "@calcache/prisma",
    "@calcache/rate-limits",
    "@calcache/runtime",
    "@calcache/scheduling",
    "@calcache/setup",
    "@calcache/sign-in",
    "@calcache/time-zones",
  ],
  turbopack: { root: join(import.meta.dirname, "..", "..") },
  serverExternalPackages: [
    "moment-timezone",
    "nodemailer",
    "openid-client",
    "pg",
    "pg-boss",
    "pino",
    "pino-pretty",
    "prom-client",
    "zod",
  ],
};

export default config;
