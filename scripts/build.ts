import { Command } from "commander";
import { fail } from "./lib/fail.ts";
import { ensureBuild } from "./lib/production-build/ensure-build.ts";

new Command("npm run build --").description("Builds the web app for production.").parse();

try {
  const app = "apps/web";
  process.stdout.write(`${app}/${await ensureBuild(app)}\n`);
} catch (error) {
  fail(error);
}
