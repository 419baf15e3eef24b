import { releases } from "../src/released/released.ts";

// Prints what pages write into a script element for each version.
for (const { version, integrity } of releases)
  process.stdout.write(`src="/embed/${version}/embed.js" integrity="${integrity}" crossorigin="anonymous"\n`);
