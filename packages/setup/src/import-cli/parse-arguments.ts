import { err, ok, type Result } from "@calcache/prisma";
import { Command, CommanderError } from "commander";

/**
 * Reads the command line; writes help, or what is wrong with it.
 * @returns the file to import, or the code to exit with
 */
export function parseArguments(
  argv: readonly string[],
  { stdout, stderr }: { readonly stdout: NodeJS.WritableStream; readonly stderr: NodeJS.WritableStream },
): Result<string, number> {
  const command = new Command("npm run import --")
    .description("Imports users, teams and event types from a team file, whole or not at all.")
    .argument("<file>", "a JSON file, or - for standard input")
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .exitOverride();
  try {
    return ok(command.parse(argv, { from: "user" }).processedArgs[0]);
  } catch (error) {
    if (error instanceof CommanderError) return err(error.exitCode);
    throw error;
  }
}
