import { readFile } from "node:fs/promises";
import { Hono } from "hono";
import { type PageFile, pageFiles } from "./page-files.ts";

/**
 * Scripts, styles and data come from this origin alone. Style attributes are the exception: the calendar grid
 * places events with them.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src-attr 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/**
 * The routes of the simulator's page: `GET /` and its files under `/assets/`. They hold no state: the page
 * works through `/control`, which the app that mounts these routes must serve on the same origin.
 */
export function simulatorPage(): Hono {
  const page = new Hono();
  for (const [path, file] of pageFiles()) {
    page.get(path, async () => respondWith(file));
  }
  return page;
}

async function respondWith({ url, contentType }: PageFile): Promise<Response> {
  return new Response(await readFile(url), {
    headers: {
      "content-type": contentType,
      "content-security-policy": CONTENT_SECURITY_POLICY,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-cache",
    },
  });
}
