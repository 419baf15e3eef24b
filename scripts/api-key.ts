import {
  type ApiKeyInfo,
  type ApiKeyScope,
  apiKeyScopes,
  createApiKey,
  listApiKeys,
  type Reach,
  readKeyLog,
  revokeApiKey,
} from "@calcache/api-keys";
import type { Database } from "@calcache/prisma";
import { Command, InvalidArgumentError, Option } from "commander";
import { fail } from "./lib/fail.ts";
import { loadEnvFile } from "./lib/root.ts";
import { withDatabase } from "./lib/with-database.ts";

const day = 24 * 60 * 60_000;

const program = new Command("npm run --silent api-key --").description(
  "Keys of applications: they write events into calendars, read free/busy, are told of changes and make bookings (docs/api.md#api-keys).",
);

const several = <Value>(value: Value, former: readonly Value[] = []): readonly Value[] => [...former, value];

program
  .command("create")
  .description("Makes a key and prints it on standard output. It is shown this once: only its hash is kept.")
  .requiredOption("--user <email>", "whose calendars it opens")
  .addOption(
    new Option(
      "--scope <scope...>",
      "read_write: writes events, reads back what it wrote and free/busy, has channels; free_busy_write: writes events, reads nothing; free_busy: reads free/busy alone; channels: is told of changes by webhook, and reads no times; bookings: lists and makes bookings",
    )
      .choices(apiKeyScopes)
      .default(["free_busy_write"]),
  )
  .option("--application <name>", "what it is for")
  .addOption(new Option("--note <text>", "the same, as it was called").hideHelp())
  .option("--days <number>", "how many days it is valid; without it, until it is revoked", wholeDays)
  .option(
    "--calendar <id>",
    "opens this calendar of the user's and nothing else; can be given several times",
    several<string>,
  )
  .option("--own", "opens the user's own time alone, and nobody's of their teams")
  .option("--team <slug>", "opens the calendars of a team's members, while the user administers it")
  .option(
    "--origin <origin>",
    "may be used from browsers, by pages of this origin (https://app.example) and by nothing else; can be given several times",
    origin,
  )
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
  .command("log")
  .description(
    "Shows what was done to a key and what it wrote, the latest first. Requests that only read are counted.",
  )
  .argument("<id>", "as `list` shows it")
  .action((id: string) =>
    withDatabase(async (db) => {
      for (const { at, action, actor, operation, status } of await readKeyLog(db, id))
        process.stdout.write(`${date(at)}  ${action}  ${actor ?? `${operation} ${status}`}\n`);
    }),
  );

program
  .command("revoke")
  .description(
    "Ends a key at once, and its channels. Its events stay in their calendars; nobody can change them through it any more.",
  )
  .argument("<id>", "as `list` shows it")
  .action((id: string) =>
    withDatabase(async (db) => {
      if (!(await revokeApiKey(db, id, "npm run api-key", Date.now())))
        throw new Error(`There is no key ${id}: see \`npm run api-key -- list\`.`);
      process.stderr.write(`${id} is revoked.\n`);
    }),
  );

type Wish = {
  user: string;
  scope: readonly ApiKeyScope[];
  application?: string;
  note?: string;
  days?: number;
  calendar?: readonly string[];
  own?: boolean;
  team?: string;
  origin?: readonly string[];
};

function create(wish: Wish) {
  const { user, scope, days, origin = [] } = wish;
  return withDatabase(async (db) => {
    const now = Date.now();
    const expiresAt = days === undefined ? null : new Date(now + days * day);
    const application = wish.application ?? wish.note ?? null;
    const reach = await reachOf(db, wish);
    const grant = {
      email: user,
      scopes: [...new Set(scope)],
      application,
      expiresAt,
      reach,
      origins: origin,
    };
    const created = await createApiKey(db, grant, now);
    if (!created) throw new Error(`There is no user ${user}.`);
    process.stderr.write(`${lineOf(created.info)}\nKeep it safe: it isn't shown again.\n`);
    process.stdout.write(`${created.key}\n`);
  });
}

async function reachOf(db: Database, { user, calendar, own, team }: Wish): Promise<Reach> {
  if ([calendar, own, team].filter(Boolean).length > 1)
    throw new Error(
      "A key is for chosen calendars (--calendar), for its user (--own) or for a team (--team): give one.",
    );
  if (calendar) return { kind: "calendars", calendars: calendar };
  if (own) return { kind: "own" };
  if (team === undefined) return { kind: "colleagues" };
  const [found] = await db.$queryRaw<{ id: number }[]>`
    SELECT t.id FROM "Team" t JOIN "Membership" m ON m."teamId" = t.id JOIN users u ON u.id = m."userId"
    WHERE lower(t.slug) = lower(${team}) AND lower(u.email) = lower(${user}) AND m.accepted AND m.role IN ('ADMIN', 'OWNER')
    ORDER BY t.id LIMIT 1`;
  if (!found)
    throw new Error(`${user} administers no team ${team}: only its owner or an admin grants its calendars.`);
  return { kind: "team", teamId: found.id };
}

const date = (at: Date) => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;

function lineOf({ id, user, scopes, reach, application, expiresAt, lastUsedAt }: ApiKeyInfo): string {
  return [
    id,
    user.email,
    scopes.join(","),
    ...(reach.kind === "colleagues" ? [] : [reach.kind === "team" ? `team ${reach.teamId}` : reach.kind]),
    expiresAt === null ? "no end" : `until ${date(expiresAt)}`,
    lastUsedAt === null ? "never used" : `last used ${date(lastUsedAt)}`,
    ...(application === null ? [] : [application]),
  ].join("  ");
}

function wholeDays(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 3650)
    throw new InvalidArgumentError("a whole number from 1 to 3650");
  return value;
}

function origin(text: string, former?: readonly string[]): readonly string[] {
  if (!URL.canParse(text) || new URL(text).origin !== text.toLowerCase())
    throw new InvalidArgumentError("an origin, as https://app.example");
  return several(new URL(text).origin, former);
}

try {
  loadEnvFile();
  await program.parseAsync();
} catch (error) {
  fail(error);
}
