import { resolve } from "node:path";
import { directDatabaseUrl, readEnvironment } from "@calcache/environment";
import { runtimeVariables } from "@calcache/runtime";
import { migrateDatabase } from "@calcache/setup";
import { Command } from "commander";
import { fail } from "./lib/fail.ts";
import { assertPortIsFree } from "./lib/free-port.ts";
import { end } from "./lib/processes.ts";
import { ensureBuild } from "./lib/production-build/ensure-build.ts";
import { serveBuild } from "./lib/production-build/serve-build.ts";
import { loadEnvFile } from "./lib/root.ts";

new Command("npm run serve --")
  .description("The web app with its worker, in production mode, against DATABASE_URL.")
  .parse();

try {
  loadEnvFile();
  const environment = readEnvironment([...runtimeVariables, "PORT", "EMAIL_FOLDER"]);
  const { PORT, EMAIL_FOLDER } = environment;
  await assertPortIsFree(PORT);
  const build = await ensureBuild("apps/web");
  await migrateDatabase(directDatabaseUrl(environment), { log: (line) => process.stderr.write(`${line}\n`) });
  const web = serveBuild("apps/web", build, PORT, { env: { EMAIL_FOLDER: resolve(EMAIL_FOLDER) } });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end(web));
  web.on("exit", (code) => process.exit(code ?? 0));
} catch (error) {
  fail(error);
}
