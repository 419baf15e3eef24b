import { Command } from "commander";
import { fail } from "./lib/fail.ts";
import { ensureBuild } from "./lib/production-build/ensure-build.ts";
import { nextApps } from "./lib/production-build/next-apps.ts";

new Command("npm run build --")
  .description("Builds the web app and the example of a host app for production.")
  .parse();

try {
  for (const app of nextApps) process.stdout.write(`${app}/${await ensureBuild(app)}\n`);
} catch (error) {
  fail(error);
}
