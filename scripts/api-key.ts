import {
  type ApiKeyInfo,
  type ApiKeyScope,
  apiKeyScopes,
  createApiKey,
  listApiKeys,
  revokeApiKey,
} from "@calcache/calendar-events";
import { Command, InvalidArgumentError, Option } from "commander";
import { fail } from "./lib/fail.ts";
import { loadEnvFile } from "./lib/root.ts";
import { withDatabase } from "./lib/with-database.ts";

const day = 24 * 60 * 60_000;

const program = new Command("npm run --silent api-key --").description(
  "Keys of applications: they write events into a user's calendars (PUT /api/v2/calendars/{calendarId}/events/{eventId}) and read free/busy (GET /api/v2/free-busy).",
);

program
  .command("create")
  .description("Makes a key and prints it on standard output. It is shown this once: only its hash is kept.")
  .requiredOption("--user <email>", "whose calendars it opens")
  .addOption(
    new Option(
      "--scope <scope>",
      "read_write: writes events, reads back what it wrote and free/busy; free_busy_write: writes events, reads nothing; free_busy: reads free/busy alone; channels: is told of changes by webhook, and reads no times",
    )
      .choices(apiKeyScopes)
      .default("free_busy_write"),
  )
  .option("--note <text>", "what it is for")
  .option("--days <number>", "how many days it is valid; without it, until it is revoked", wholeDays)
  .action(create);

program
  .command("list")
  .description("Lists all keys, the newest first, without the keys themselves.")
  .action(() =>
    withDatabase(async (db) => {
      for (const key of await listApiKeys(db)) process.stdout.write(`${lineOf(key)}\n`);
    }),
  );

program
  .command("revoke")
  .description(
    "Ends a key at once. Its events stay in their calendars; nobody can change them through it any more.",
  )
  .argument("<id>", "as `list` shows it")
  .action((id: string) =>
    withDatabase(async (db) => {
      if (!(await revokeApiKey(db, id)))
        throw new Error(`There is no key ${id}: see \`npm run api-key -- list\`.`);
      process.stderr.write(`${id} is revoked.\n`);
    }),
  );

function create({
  user,
  scope,
  note,
  days,
}: {
  user: string;
  scope: ApiKeyScope;
  note?: string;
  days?: number;
}) {
  return withDatabase(async (db) => {
    const now = Date.now();
    const expiresAt = days === undefined ? null : new Date(now + days * day);
    const created = await createApiKey(db, { email: user, scope, note: note ?? null, expiresAt }, now);
    if (!created) throw new Error(`There is no user ${user}.`);
    process.stderr.write(`${lineOf(created.info)}\nKeep it safe: it isn't shown again.\n`);
    process.stdout.write(`${created.key}\n`);
  });
}

function lineOf({ id, user, scope, note, expiresAt, lastUsedAt }: ApiKeyInfo): string {
  const date = (at: Date) => at.toISOString().slice(0, 16).replace("T", " ");
  return [
    id,
    user.email,
    scope,
    expiresAt === null ? "no end" : `until ${date(expiresAt)} UTC`,
    lastUsedAt === null ? "never used" : `last used ${date(lastUsedAt)} UTC`,
    ...(note === null ? [] : [note]),
  ].join("  ");
}

function wholeDays(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 3650)
    throw new InvalidArgumentError("a whole number from 1 to 3650");
  return value;
}

try {
  loadEnvFile();
  await program.parseAsync();
} catch (error) {
  fail(error);
}
