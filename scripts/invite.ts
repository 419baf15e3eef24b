import { readEnvironment } from "@calcache/environment";
import { createInvitations, keyFor } from "@calcache/sign-in";
import { Command } from "commander";
import { fail } from "./lib/fail.ts";
import { loadEnvFile } from "./lib/root.ts";
import { userOf, withDatabase } from "./lib/with-database.ts";

const program = new Command("npm run --silent invite --")
  .description(
    `Makes a link by which a user signs in, whatever the address of their Microsoft account is, and prints it on standard output.
It is good for one sign-in within seven days. Whoever has it is that user: send it to nobody else.`,
  )
  .argument("<email>", "the user")
  .action((email: string) =>
    withDatabase(async (db) => {
      const { CALENDSO_ENCRYPTION_KEY, NEXT_PUBLIC_WEBAPP_URL } = readEnvironment([
        "CALENDSO_ENCRYPTION_KEY",
        "NEXT_PUBLIC_WEBAPP_URL",
      ]);
      const user = await userOf(db, email);
      const invitations = createInvitations(db, keyFor(CALENDSO_ENCRYPTION_KEY, "invitation"), Date.now);
      const { token, expiresAt } = await invitations.create(user.id);
      process.stderr.write(`For ${user.email}, until ${expiresAt.toISOString().slice(0, 16)}Z:\n`);
      process.stdout.write(`${NEXT_PUBLIC_WEBAPP_URL}/settings/invitation/${token}\n`);
    }),
  );

try {
  loadEnvFile();
  await program.parseAsync();
} catch (error) {
  fail(error);
}
