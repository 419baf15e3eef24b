import { createTokenCipher } from "@calcache/accounts";
import { readEnvironment } from "@calcache/environment";
import { exportTeamFile } from "@calcache/setup";
import { Command } from "commander";
import { fail } from "./lib/fail.ts";
import { loadEnvFile } from "./lib/root.ts";
import { withDatabase } from "./lib/with-database.ts";

const program = new Command("npm run --silent export --")
  .description(
    `Writes the team file that \`npm run import\` would take to make what is there, on standard output: users with their hours and
accounts, teams with their members, features and event types. What the file has no words for is named on standard error.
It holds the tokens of the accounts: whoever has it can read and write their calendars. Keep it as you keep passwords.`,
  )
  .option(
    "--without-accounts",
    "leaves accounts and their tokens out; an import of the file leaves them alone",
  )
  .action(({ withoutAccounts = false }: { withoutAccounts?: boolean }) =>
    withDatabase(async (db) => {
      const { CALENDSO_ENCRYPTION_KEY } = readEnvironment(["CALENDSO_ENCRYPTION_KEY"]);
      const cipher = withoutAccounts ? null : createTokenCipher({ key: CALENDSO_ENCRYPTION_KEY });
      const { file, unsaid, refused } = await exportTeamFile(db, cipher);
      for (const { path, message } of unsaid) process.stderr.write(`${path}: ${message}\n`);
      for (const { path, message } of refused)
        process.stderr.write(`${path}: an import would refuse this: ${message}\n`);
      process.stdout.write(`${JSON.stringify(file, null, 2)}\n`);
      if (refused.length > 0) process.exitCode = 1;
    }),
  );

try {
  loadEnvFile();
  await program.parseAsync();
} catch (error) {
  fail(error);
}
