import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";
import { contentSecurity } from "./src/process/content-security.ts";

const repositoryRoot = fileURLToPath(new URL("../../", import.meta.url));

const securityHeaders = [
  {
    key: "content-security-policy",
    value: contentSecurity("'self'"),
  },
  { key: "permissions-policy", value: "camera=(), geolocation=(), microphone=()" },
  { key: "referrer-policy", value: "strict-origin-when-cross-origin" },
  { key: "x-content-type-options", value: "nosniff" },
];

const config: NextConfig = {
  // biome-ignore lint/style/noProcessEnv: whoever serves a build says which (scripts/lib/production-build)
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // Types are checked by `npm run typecheck`, of all workspaces at once.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // A first build is quicker without keeping the compiler's state, which is larger than the build.
    turbopackFileSystemCacheForBuild: false,
    // Nothing reads source maps of the server; unminified, its stack traces name our functions without them.
    turbopackSourceMaps: false,
    serverMinification: false,
  },
  poweredByHeader: false,
  reactStrictMode: true,
  outputFileTracingRoot: repositoryRoot,
  turbopack: { root: repositoryRoot },
  // The workspace's packages export TypeScript.
  transpilePackages: [
    "@calcache/accounts",
    "@calcache/api-keys",
    "@calcache/availability",
    "@calcache/booker",
    "@calcache/booking-page",
    "@calcache/booking-questions",
    "@calcache/calendar-cache",
    "@calcache/calendar-events",
    "@calcache/channels",
    "@calcache/configuration",
    "@calcache/connections",
    "@calcache/date-picker",
    "@calcache/elements",
    "@calcache/email-address",
    "@calcache/emails",
    "@calcache/embed",
    "@calcache/environment",
    "@calcache/event-hubs",
    "@calcache/http-edge",
    "@calcache/languages",
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
    "@calcache/trace-export",
    "@calcache/tracing",
  ],
  // What the server needn't bundle: those that find files of their own, threads or native parts at run time, and large ones,
  // which would be compiled into each of the routes' chunks.
  serverExternalPackages: [
    "@azure/event-hubs",
    "@microsoft/microsoft-graph-client",
    "@opentelemetry/api",
    "@opentelemetry/context-async-hooks",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/exporter-trace-otlp-proto",
    "@opentelemetry/resources",
    "@opentelemetry/sdk-trace-base",
    "@prisma/adapter-pg",
    "@prisma/client",
    "ical-generator",
    "ipaddr.js",
    "moment-timezone",
    "nodemailer",
    "openid-client",
    "pg",
    "pg-boss",
    "pino",
    "pino-pretty",
    "prom-client",
    "standardwebhooks",
    "temporal-polyfill",
    "undici",
    "zod",
  ],
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default config;
