/**
 * What every npm script begins with. It needs nothing but Node.js and npm: it installs what is missing, generates the
 * Prisma client, and hands over to the command, run by the Node.js that this repo brings along.
 *
 *   node scripts/bootstrap.mjs [--dev] [COMMAND [ARGUMENT…]]
 *
 * COMMAND is a script of this folder (`start` is `start.ts`) or else a program that a package of the repo's root brings
 * along (`biome`). `--dev` installs the development packages too: tests, lint, benchmarks.
 */
import { generateClient } from "./bootstrap/generate-client.mjs";
import { installPackages } from "./bootstrap/install-packages.mjs";
import { runCommand } from "./bootstrap/run-command.mjs";

const needsDev = process.argv[2] === "--dev";
const [command, ...args] = process.argv.slice(needsDev ? 3 : 2);

await installPackages(needsDev);
generateClient();
if (command !== undefined) runCommand(command, args);
