import { directDatabaseUrl, readEnvironment } from "@calcache/environment";
import { runImport } from "@calcache/setup";
import { fail } from "./lib/fail.ts";
import { loadEnvFile } from "./lib/root.ts";

try {
  loadEnvFile();
  process.exitCode = await runImport(process.argv.slice(2), () => {
    const environment = readEnvironment(["DATABASE_URL", "DATABASE_DIRECT_URL", "CALENDSO_ENCRYPTION_KEY"]);
    return {
      databaseUrl: directDatabaseUrl(environment),
      encryptionKey: environment.CALENDSO_ENCRYPTION_KEY,
    };
  });
} catch (error) {
  fail(error);
}
