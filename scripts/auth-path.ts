import {
  applyPath,
  createTokenCipher,
  environmentPath,
  leavePath,
  listPaths,
  type PathProblem,
  type PathScope,
  pathScopeWords,
  reachWords,
  readPathRates,
  removePath,
  savePath,
  type TokenCipher,
} from "@calcache/accounts";
import { readEnvironment } from "@calcache/environment";
import { hostScope } from "@calcache/microsoft-graph";
import { accountKinds, integration } from "@calcache/outlook";
import type { Database } from "@calcache/prisma";
import { Command, Option } from "commander";
import { authority, pathName, permissions, share } from "./auth-path/path-arguments.ts";
import { pathLines, rateLines } from "./auth-path/path-table.ts";
import { guid, positive } from "./lib/arguments.ts";
import { fail } from "./lib/fail.ts";
import { type CredentialOptions, givenCredential, withCredentialOptions } from "./lib/given-credential.ts";
import { loadEnvFile } from "./lib/root.ts";
import { withDatabase } from "./lib/with-database.ts";

type ScopeOptions = { kind?: string; tenant?: string };

const program = new Command("npm run --silent auth-path --").description(
  `Other ways in which hosts sign in and their tokens are refreshed than with the environment's client id and secret: another authority, another app, another credential. Running processes go by them with the next sign-in and the next refresh; nothing is restarted. Tokens serve as they are until they end, an hour at most, and those of another app until they fail.`,
);

withCredentialOptions(program.command("add"))
  .description(`Adds a path, which nobody goes by yet, or changes one. Its credential is kept encrypted.`)
  .argument("<name>", "what to call it", pathName)
  .requiredOption(
    "--authority <authority>",
    "a tenant at MICROSOFT_LOGIN_URL (common, organizations, consumers, an id, a domain), or the URL of one elsewhere",
    authority,
  )
  .requiredOption("--client-id <id>", "the app's id (application id)", guid)
  .option("--scope <permissions>", "what a sign-in asks for, parted by spaces", permissions, hostScope)
  .action(add);

withScope(program.command("use"))
  .description(
    `Makes a path that of a share of the accounts; without --kind and --tenant of all. The same accounts are always the first: begin with a few (canaries), look at \`status\`, and go on. Accounts that fail now are tried again by it at once.`,
  )
  .argument("<name>", `as \`list\` shows it; ${environmentPath} for the environment's`)
  .requiredOption("--share <percent>", "how many of them, in percent", share)
  .action((name: string, { share: percent, ...scope }: ScopeOptions & { share: number }) =>
    withPaths((db) => use(db, name, scopeOf(scope), percent)),
  );

withScope(program.command("leave"))
  .description("Has these accounts go by the path no more, but by the one before.")
  .argument("<name>", "as `list` shows it")
  .action((name: string, scope: ScopeOptions) =>
    withPaths(async (db) => {
      if (!(await leavePath(db, { integration, name }, scopeOf(scope))))
        throw new Error(`${name} isn't the path of any ${pathScopeWords(scopeOf(scope))}: see \`list\`.`);
      process.stderr.write(`${name} is no longer the path of ${pathScopeWords(scopeOf(scope))}.\n`);
    }),
  );

program
  .command("status")
  .description("Shows side by side how many accounts got tokens by each path when they last asked.")
  .option("--hours <hours>", "those that asked in so many hours", positive, 24)
  .action(({ hours }: { hours: number }) =>
    withPaths(async (db) => {
      const rates = await readPathRates(db, integration, new Date(Date.now() - hours * 3_600_000));
      process.stdout.write(`${rateLines(rates).join("\n")}\n`);
    }),
  );

program
  .command("list")
  .description("Lists the paths, and whose each is.")
  .action(() =>
    withPaths(async (db) => {
      const paths = await listPaths(db, integration, ownClientId());
      process.stdout.write(`${pathLines(paths).join("\n")}\n`);
    }),
  );

program
  .command("remove")
  .description("Forgets a path that nobody goes by, and its credential.")
  .argument("<name>", "as `list` shows it")
  .option("--force", "also where accounts have to sign in anew, because their tokens are of its app alone")
  .action((name: string, { force = false }: { force?: boolean }) =>
    withPaths(async (db) => {
      const removed = await removePath(db, { integration, name }, { ownClientId: ownClientId(), force });
      if (!removed.ok) throw new Error(problemWords(name, removed.error));
      process.stderr.write(`${name} is removed.\n`);
    }),
  );

function add(
  name: string,
  options: CredentialOptions & { authority: string; clientId: string; scope: string },
): Promise<void> {
  const { authority: at, clientId, scope } = options;
  return withPaths(async (db, cipher) => {
    const given = givenCredential(options, Date.now());
    await savePath(db, cipher, { integration, name, authority: at, clientId, scope }, given, new Date());
    process.stderr.write(`${name} is known. Begin with a few: npm run auth-path -- use ${name} --share 5\n`);
  });
}

async function use(db: Database, name: string, scope: PathScope, percent: number) {
  const switched = await applyPath(db, { integration, name }, scope, percent, ownClientId());
  if (!switched.ok) throw new Error(problemWords(name, switched.error));
  const { accounts } = switched.value;
  const lines = [
    `${name} is the path of ${percent} % of ${pathScopeWords(scope)}: ${accounts} in all.`,
    ...reachWords(switched.value),
  ];
  process.stderr.write(`${lines.join("\n")}\n`);
}

function problemWords(name: string, problem: PathProblem): string {
  switch (problem.kind) {
    case "unknown":
      return `There is no path ${name}: see \`npm run auth-path -- list\`.`;
    case "in-use":
      return `Accounts go by ${name}: \`leave\` it first.`;
    case "granting":
      return `The tokens of ${problem.accounts} accounts are of its app alone: they would have to sign in anew. With --force it is removed all the same.`;
  }
}

function withScope(command: Command): Command {
  return command
    .addOption(new Option("--kind <kind>", "accounts of one kind").choices([...accountKinds]))
    .option("--tenant <tid>", "accounts of one organisation, by its id", guid);
}

const scopeOf = ({
  kind = null,
  tenant = null,
}: {
  kind?: string | null;
  tenant?: string | null;
}): PathScope => ({
  accountKind: kind,
  tid: tenant,
});

const ownClientId = () => readEnvironment(["MS_GRAPH_CLIENT_ID"]).MS_GRAPH_CLIENT_ID;

const withPaths = (work: (db: Database, cipher: TokenCipher) => Promise<void>) =>
  withDatabase((db) => {
    const { CALENDSO_ENCRYPTION_KEY: key, CALENDSO_ENCRYPTION_KEY_PREVIOUS: previous } = readEnvironment([
      "CALENDSO_ENCRYPTION_KEY",
      "CALENDSO_ENCRYPTION_KEY_PREVIOUS",
    ]);
    const previousKeys = previous ? [previous] : [];
    return work(db, createTokenCipher({ key, previousKeys, purpose: "auth-path" }));
  });

try {
  loadEnvFile();
  await program.parseAsync();
} catch (error) {
  fail(error);
}
