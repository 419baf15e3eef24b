import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { readEnvironment } from "@calcache/environment";
import { migrateDatabase } from "@calcache/prisma/setup";
import { runtimeVariables } from "@calcache/runtime";
import { Command } from "commander";
import { build } from "./lib/build.ts";
import { fail } from "./lib/fail.ts";
import { assertPortIsFree } from "./lib/free-port.ts";
import { end, launch } from "./lib/processes.ts";
import { inRepo, loadEnvFile } from "./lib/root.ts";

new Command("npm run serve --")
  .description("The web app with its worker, in production mode, against DATABASE_URL.")
  .parse();

try {
  loadEnvFile();
  const { PORT, DATABASE_URL, EMAIL_FOLDER } = readEnvironment([...runtimeVariables, "PORT", "EMAIL_FOLDER"]);
  await assertPortIsFree(PORT);
  if (!existsSync(inRepo("apps", "web", ".next", "BUILD_ID"))) await build("@calcache/web");
  await migrateDatabase(DATABASE_URL);
  const next = inRepo("node_modules", "next", "dist", "bin", "next");
  const web = launch(process.execPath, [next, "start", "-p", String(PORT)], {
    cwd: inRepo("apps", "web"),
    env: { EMAIL_FOLDER: resolve(EMAIL_FOLDER) },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end(web));
  web.on("exit", (code) => process.exit(code ?? 0));
} catch (error) {
  fail(error);
}
