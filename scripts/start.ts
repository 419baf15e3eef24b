import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "commander";
import { build } from "./lib/build.ts";
import { inRepo, loadEnvFile } from "./lib/root.ts";
import { startStack } from "./lib/stack.ts";

const { calendar } = new Command("npm start --")
  .description(
    "Serves the production web app with its worker; without Microsoft credentials, as a demo beside a Graph simulator.",
  )
  .option("--calendar <file.ics>", "give the demo's first host this calendar instead")
  .parse()
  .opts<{ calendar?: string }>();

if (calendar !== undefined && !existsSync(calendar)) {
  process.stderr.write(`--calendar: there is no file ${resolve(calendar)}\n`);
  process.exit(1);
}
loadEnvFile();
await build("@calcache/web");
await startStack({
  webCommand: (port) => [
    process.execPath,
    inRepo("node_modules", "next", "dist", "bin", "next"),
    "start",
    "-p",
    String(port),
  ],
  ...(calendar !== undefined && { icsFile: resolve(calendar) }),
});
