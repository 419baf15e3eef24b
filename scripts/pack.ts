import { Command } from "commander";
import { fail } from "./lib/fail.ts";
import { packPackage } from "./pack/pack-package.ts";
import { packedPackages } from "./pack/packed-packages.ts";

const program = new Command("npm run pack --")
  .description(
    `Packs ${packedPackages.map(({ name }) => name).join(", ")} as tarballs that \`npm install\` takes, outside this repo too, and prints their paths.`,
  )
  .option("--to <folder>", "the folder that gets them", "packed")
  .parse();

try {
  const { to } = program.opts<{ to: string }>();
  for (const each of packedPackages) process.stdout.write(`${await packPackage(each, to)}\n`);
} catch (error) {
  fail(error);
}
