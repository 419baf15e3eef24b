import {
  createTokenCipher,
  rotateCredential,
  saveTenant,
  type TokenCipher,
  tenantRegistrations,
} from "@calcache/accounts";
import { readEnvironment } from "@calcache/environment";
import { integration } from "@calcache/outlook";
import type { Database } from "@calcache/prisma";
import { Command } from "commander";
import { guid } from "./lib/arguments.ts";
import { fail } from "./lib/fail.ts";
import { type CredentialOptions, givenCredential, withCredentialOptions } from "./lib/given-credential.ts";
import { loadEnvFile } from "./lib/root.ts";
import { withDatabase } from "./lib/with-database.ts";
import { administratorsSteps } from "./tenant/administrators-steps.ts";
import { checkCredentials, checkMailbox } from "./tenant/check-mailboxes.ts";

type AddOptions = CredentialOptions & {
  clientId: string;
  domain: string[];
  group: string;
  name?: string;
  scopeNote?: string;
};

const program = new Command("npm run --silent tenant --").description(
  `Organisations that let this app into their users' calendars by itself, so that no host has to sign in. Hosts are those whose addresses are in the organisation's domains; the worker finds them.`,
);

withCredentialOptions(program.command("add"))
  .description(
    `Adds an organisation, or changes what is known of it, and prints the PowerShell for its administrator. The app's certificate or secret is read from files, and kept encrypted.`,
  )
  .argument("<tid>", "the id of the organisation's tenant", guid)
  .requiredOption("--client-id <id>", "the app's id (application id)", guid)
  .requiredOption("--domain <domain...>", "the domains of its users' addresses")
  .requiredOption(
    "--group <address>",
    "a mail-enabled group whose direct members' mailboxes the app may open",
  )
  .option("--name <name>", "what to call it; default: its first domain")
  .option("--scope-note <text>", "which mailboxes those are, for `list`; default: the group")
  .action(add);

withCredentialOptions(program.command("rotate"))
  .description(
    `Gives an organisation's app another certificate or secret, which is tried first from now on. The former one stays, for as long as the new one isn't registered everywhere; the one before it is forgotten.`,
  )
  .argument("<tid>", "as `list` shows it", guid)
  .action((tid: string, options: CredentialOptions) =>
    withTenants(async (db, cipher) => {
      const given = givenCredential(options, Date.now());
      if (!(await rotateCredential(db, cipher, { integration, tid }, given, new Date()))) throw unknown(tid);
      process.stderr.write(`${tid} has it. See whether it works: npm run tenant -- check ${tid}\n`);
    }),
  );

program
  .command("check")
  .description(
    `Says whether the organisation takes the app's credentials, and mailbox by mailbox what the app may read. Nothing is written. Exits with 1 where anything doesn't work.`,
  )
  .argument("<tid>", "as `list` shows it", guid)
  .argument("[address...]", "whose mailboxes; default: all users of its domains")
  .action(check);

program
  .command("list")
  .description("Lists the organisations, with their hosts and the ends of their credentials.")
  .action(() => withTenants(list));

program
  .command("remove")
  .description(
    `Forgets an organisation and its credentials. Its hosts are as if they had connected nothing; what is subscribed at Microsoft ends within a week.`,
  )
  .argument("<tid>", "as `list` shows it", guid)
  .action((tid: string) =>
    withTenants(async (db) => {
      const { count } = await db.tenant.deleteMany({ where: { integration, tid } });
      if (count === 0) throw unknown(tid);
      process.stderr.write(`${tid} is removed.\n`);
    }),
  );

function add(tid: string, options: AddOptions) {
  const {
    clientId,
    domain: domains,
    group,
    name = domains[0] ?? tid,
    scopeNote = `members of ${group}`,
  } = options;
  return withTenants(async (db, cipher) => {
    const given = givenCredential(options, Date.now());
    const tenant = { integration, tid, name, domains, clientId, scopeNote };
    const saved = await saveTenant(db, cipher, tenant, given, new Date());
    if (!saved.ok)
      throw new Error(`The domain ${saved.error.domain} belongs to tenant ${saved.error.tid} already.`);
    process.stderr.write(`${name} is known. Its administrator runs this:\n\n`);
    process.stdout.write(administratorsSteps({ tid, clientId, group }));
  });
}

function check(tid: string, given: string[]) {
  return withTenants(async (db, cipher) => {
    const { MICROSOFT_GRAPH_URL: graphUrl, MICROSOFT_LOGIN_URL: loginUrl } = readEnvironment([
      "MICROSOFT_GRAPH_URL",
      "MICROSOFT_LOGIN_URL",
    ]);
    const registration = await tenantRegistrations(db, cipher, Date.now).ofTenant(integration, tid);
    if (!registration.ok)
      throw registration.error.kind === "missing" ? unknown(tid) : new Error(registration.error.reason);
    const users = given.length > 0 ? given : await usersOf(db, tid);
    const [first] = users;
    if (first === undefined) throw new Error("There is no user of its domains: name a mailbox.");
    const addresses = { graphUrl, loginUrl };
    const found = await checkCredentials(addresses, registration.value, first, Date.now);
    if (found.length === 0)
      found.push({ works: false, line: "No credential is valid any more: `rotate` gives another." });
    const mayAsk = found.some(({ works }) => works);
    for (const { line } of found) process.stdout.write(`${line}\n`);
    for (const user of mayAsk ? users : []) {
      const one = await checkMailbox(addresses, registration.value, user, Date.now);
      process.stdout.write(`${one.line}\n`);
      found.push(one);
    }
    if (found.some(({ works }) => !works)) process.exitCode = 1;
  });
}

async function usersOf(db: Database, tid: string): Promise<string[]> {
  const users = await db.$queryRaw<{ email: string }[]>`
    SELECT DISTINCT lower(u.email) AS email FROM users u
    JOIN calcache.tenant t ON lower(substring(u.email FROM '[^@]*$')) = ANY(t.domains)
    WHERE t.integration = ${integration} AND t.tid = ${tid} ORDER BY 1`;
  return users.map(({ email }) => email);
}

async function list(db: Database): Promise<void> {
  const tenants = await db.tenant.findMany({
    orderBy: { name: "asc" },
    include: { credentials: { orderBy: { id: "desc" } }, _count: { select: { accounts: true } } },
  });
  for (const { tid, name, domains, clientId, scopeNote, credentials, _count } of tenants) {
    const ends = credentials.map(
      ({ kind, notAfter }) => `${kind} until ${notAfter?.toISOString().slice(0, 10) ?? "an unknown end"}`,
    );
    const parts = [tid, name, domains.join(","), `app ${clientId}`, `${_count.accounts} hosts`, ...ends];
    process.stdout.write(`${[...parts, ...(scopeNote === null ? [] : [scopeNote])].join("  ")}\n`);
  }
}

const withTenants = (work: (db: Database, cipher: TokenCipher) => Promise<void>) =>
  withDatabase((db) => {
    const { CALENDSO_ENCRYPTION_KEY: key, CALENDSO_ENCRYPTION_KEY_PREVIOUS: previous } = readEnvironment([
      "CALENDSO_ENCRYPTION_KEY",
      "CALENDSO_ENCRYPTION_KEY_PREVIOUS",
    ]);
    const previousKeys = previous ? [previous] : [];
    return work(db, createTokenCipher({ key, previousKeys, purpose: "tenant" }));
  });

const unknown = (tid: string) => new Error(`There is no tenant ${tid}: see \`npm run tenant -- list\`.`);

try {
  loadEnvFile();
  await program.parseAsync();
} catch (error) {
  fail(error);
}
