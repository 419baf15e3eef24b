import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

const repositoryRoot = fileURLToPath(new URL("../../", import.meta.url));

const securityHeaders = [
  {
    key: "content-security-policy",
    value: "base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'",
  },
  { key: "permissions-policy", value: "camera=(), geolocation=(), microphone=()" },
  { key: "referrer-policy", value: "strict-origin-when-cross-origin" },
  { key: "x-content-type-options", value: "nosniff" },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  outputFileTracingRoot: repositoryRoot,
  turbopack: { root: repositoryRoot },
  // The workspace's packages export TypeScript.
  transpilePackages: [
    "@calcache/availability",
    "@calcache/booker",
    "@calcache/calendar-cache",
    "@calcache/calendar-events",
    "@calcache/emails",
    "@calcache/environment",
    "@calcache/http-edge",
    "@calcache/logger",
    "@calcache/microsoft-graph",
    "@calcache/office365-calendar-cache",
    "@calcache/operations",
    "@calcache/outlook",
    "@calcache/prisma",
    "@calcache/runtime",
    "@calcache/scheduling",
    "@calcache/time-zones",
  ],
  // They find files of their own, threads or native parts at run time, so they stay as they are.
  serverExternalPackages: [
    "@prisma/client",
    "moment-timezone",
    "nodemailer",
    "pg",
    "pg-boss",
    "pino",
    "pino-pretty",
    "prom-client",
  ],
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default config;
