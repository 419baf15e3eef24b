import type { NextConfig } from "next";

const config: NextConfig = {
  // Node.js loads it as it is installed: one instance for routes, pages and instrumentation, and nothing of it is compiled again.
  serverExternalPackages: ["@calcache/office365-calendar-cache"],
  turbopack: { root: import.meta.dirname },
};

export default config;
