import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Command, Option } from "commander";
import { ensureBuild } from "./lib/production-build/ensure-build.ts";
import { serveBuild } from "./lib/production-build/serve-build.ts";
import { loadEnvFile } from "./lib/root.ts";
import { startStack } from "./lib/stack.ts";

const { calendar, channel } = new Command("npm start --")
  .description(
    "Serves the production web app with its worker; without Microsoft credentials, as a demo beside a Graph simulator.",
  )
  .option("--calendar <file.ics>", "give the demo's first host this calendar instead")
  .addOption(
    new Option("--channel <channel>", "how the demo's notifications come in")
      .choices(["webhook", "eventhub"])
      .default("webhook"),
  )
  .parse()
  .opts<{ calendar?: string; channel: "webhook" | "eventhub" }>();

if (calendar !== undefined && !existsSync(calendar)) {
  process.stderr.write(`--calendar: there is no file ${resolve(calendar)}\n`);
  process.exit(1);
}
loadEnvFile();
const app = "apps/web";
await startStack({
  channel,
  async prepareWeb() {
    const build = await ensureBuild(app);
    return (port, env) => serveBuild(app, build, port, { env });
  },
  ...(calendar !== undefined && { icsFile: resolve(calendar) }),
});
