import { build } from "./lib/build.ts";
import { fail } from "./lib/fail.ts";
import { findBrowser } from "./lib/find-browser.ts";
import { runToEnd } from "./lib/processes.ts";
import { inRepo } from "./lib/root.ts";

const help = `npm test -- [vitest's own arguments]

Builds what the tests need and runs them all: unit, integration (a real Postgres, embedded unless DATABASE_URL is set)
and end to end (the production build, and a real browser where one is found).
  npm test -- --project unit            the unit tests alone
  npm test -- refresh                   the files whose path contains "refresh"
`;

const args = process.argv.slice(2);
if (args.includes("--help")) {
  process.stdout.write(help);
  process.exit(0);
}
try {
  await build("@calcache/web", "@calcache/example-host-app");
  const browser = await findBrowser();
  if (browser === null) process.stdout.write("No Chromium or Chrome found: the browser tests are skipped.\n");
  const env = { CALCACHE_TEST_BROWSER: browser ?? undefined, NODE_ENV: undefined };
  process.exitCode = await runToEnd("vitest", ["run", ...args], { cwd: inRepo(), env });
} catch (error) {
  fail(error);
}
