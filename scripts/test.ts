// biome-ignore lint/correctness/useImportExtensions: plain JavaScript, with its types beside it
import { programFile } from "./bootstrap/paths.mjs";
import { fail } from "./lib/fail.ts";
import { runToEnd } from "./lib/processes.ts";
import { inRepo } from "./lib/root.ts";

const help = `npm test -- [vitest's own arguments]

Runs all tests: unit, integration (a real Postgres, embedded unless DATABASE_URL is set) and end to end (the production
build, and a real browser where one is found). What the chosen tests need is built and started, and nothing else.
  npm run test:unit                     the unit tests alone
  npm run test:unit -- --watch          again and again, those that a change touches
  npm test -- --project integration     one kind alone
  npm test -- refresh                   the files whose path contains "refresh"
`;

const args = process.argv.slice(2);
if (args.includes("--help")) {
  process.stdout.write(help);
  process.exit(0);
}
try {
  const mode = args.includes("--watch") ? "watch" : "run";
  const env = { NODE_ENV: undefined };
  process.exitCode = await runToEnd(process.execPath, [programFile("vitest"), mode, ...args], {
    cwd: inRepo(),
    env,
  });
} catch (error) {
  fail(error);
}
