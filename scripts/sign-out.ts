import { readEnvironment } from "@calcache/environment";
import { createSessions, keyFor } from "@calcache/sign-in";
import { Command } from "commander";
import { fail } from "./lib/fail.ts";
import { loadEnvFile } from "./lib/root.ts";
import { userOf, withDatabase } from "./lib/with-database.ts";

const program = new Command("npm run --silent sign-out --")
  .description("Ends all sessions of a user at once, in every browser. They may sign in again.")
  .argument("<email>", "the user")
  .action((email: string) =>
    withDatabase(async (db) => {
      const { CALENDSO_ENCRYPTION_KEY } = readEnvironment(["CALENDSO_ENCRYPTION_KEY"]);
      const user = await userOf(db, email);
      const sessions = createSessions(db, keyFor(CALENDSO_ENCRYPTION_KEY, "form"), Date.now);
      const count = await sessions.endAll(user.id);
      process.stderr.write(`${count} sessions of ${user.email} are ended.\n`);
    }),
  );

try {
  loadEnvFile();
  await program.parseAsync();
} catch (error) {
  fail(error);
}
