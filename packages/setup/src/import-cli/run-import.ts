import { createTokenCipher } from "@calcache/accounts";
import { err, openDatabase } from "@calcache/prisma";
import { errorCode } from "../error-code.ts";
import { importProblems } from "../migrate/host/plug.ts";
import { migrateDatabase } from "../migrate/migrate-database.ts";
import { importTeamFile } from "../team-file/import/import-team-file.ts";
import type { TeamFile, TeamFileError } from "../team-file/team-file.ts";
import { importTable } from "./import-table.ts";
import { parseArguments } from "./parse-arguments.ts";
import { readTeamFile } from "./read-team-file.ts";

export type ImportTarget = {
  readonly databaseUrl: string;
  /** 32 bytes, for the tokens in the file. */
  readonly encryptionKey: Uint8Array;
};

export type ImportTerminal = {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly now: () => number;
};

/**
 * The `import` command: brings the database's schema up to date and imports a team file.
 * @param argv the arguments alone
 * @param target asked for once the file is known to be good
 * @returns the exit code: 0, or 1 where nothing was imported, with each reason as `path: message` on standard error
 */
export async function runImport(
  argv: readonly string[],
  target: () => ImportTarget,
  terminal: ImportTerminal = {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    now: Date.now,
  },
): Promise<number> {
  const { stdin, stdout, stderr, now } = terminal;
  const argument = parseArguments(argv, terminal);
  if (!argument.ok) return argument.error;
  const refuse = (errors: readonly TeamFileError[]) => {
    for (const { path, message } of errors) stderr.write(`${path}: ${message}\n`);
    return 1;
  };
  const file = await readTeamFile(argument.value, stdin);
  if (!file.ok) return refuse(file.error);
  const imported = await migrateAndImport(target(), file.value, now(), (line) => stderr.write(`${line}\n`));
  if (!imported.ok) return refuse(imported.error);
  stdout.write(importTable(imported.value, stdout));
  return 0;
}

async function migrateAndImport(
  { databaseUrl, encryptionKey }: ImportTarget,
  file: TeamFile,
  now: number,
  log: (line: string) => void,
) {
  const db = openDatabase(databaseUrl, { maxConnections: 1, lockWithin: 0 });
  try {
    await migrateDatabase(databaseUrl, { log });
    const problems = await importProblems(databaseUrl);
    if (problems.length > 0) return err(problems.map((message) => ({ path: "the database", message })));
    return await importTeamFile(db, createTokenCipher({ key: encryptionKey }), file, now);
  } catch (error) {
    const message = error instanceof Error && error.message !== "" ? error.message : errorCode(error);
    return err([{ path: "the database", message: message ?? "can't be used" }]);
  } finally {
    await db.$disconnect();
  }
}
