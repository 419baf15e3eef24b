import { join } from "node:path";
import type { NextConfig } from "next";

const config: NextConfig = {
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
  serverExternalPackages: ["pg", "pg-boss", "pino", "pino-pretty"],
};

export default config;
