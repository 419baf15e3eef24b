import type { TestProject } from "vitest/node";
import { findBrowser } from "../../../../scripts/lib/find-browser.ts";
import { ensureBuild } from "../../../../scripts/lib/production-build/ensure-build.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A Chromium or Chrome of this machine. */
    browserPath: string | undefined;
  }
}

/** Vitest's global setup for end-to-end tests: the production build that they serve, and a browser if there is one. */
export default async function setup(project: TestProject): Promise<void> {
  const browserPath = (await findBrowser()) ?? undefined;
  if (browserPath === undefined)
    process.stdout.write("No Chromium or Chrome found: the browser tests are skipped.\n");
  project.provide("browserPath", browserPath);
  await ensureBuild("apps/web");
}
