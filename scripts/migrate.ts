import { directDatabaseUrl } from "@calcache/environment";
import { migrateDatabase } from "@calcache/setup";
import { Command } from "commander";
import { fail } from "./lib/fail.ts";
import { loadEnvFile } from "./lib/root.ts";

new Command("npm run migrate --")
  .description(
    "Applies pending migrations to DATABASE_URL, as every start does; alone, for whoever does so before a start.",
  )
  .parse();

try {
  loadEnvFile();
  await migrateDatabase(directDatabaseUrl(), { log: (line) => process.stdout.write(`${line}\n`) });
  process.stdout.write("The database is up to date.\n");
} catch (error) {
  fail(error);
}
