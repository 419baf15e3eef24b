import { readEnvironment } from "@calcache/environment";
import { runImport } from "@calcache/setup";
import { fail } from "./lib/fail.ts";
import { loadEnvFile } from "./lib/root.ts";

try {
  loadEnvFile();
  process.exitCode = await runImport(process.argv.slice(2), () => {
    const { DATABASE_URL, CALENDSO_ENCRYPTION_KEY } = readEnvironment([
      "DATABASE_URL",
      "CALENDSO_ENCRYPTION_KEY",
    ]);
    return { databaseUrl: DATABASE_URL, encryptionKey: CALENDSO_ENCRYPTION_KEY };
  });
} catch (error) {
  fail(error);
}
