import { writeFile } from "node:fs/promises";
import { version } from "../src/web/version.ts";
import { releasePath, scriptOf } from "./script-of.ts";

// Writes the script of this version as the web app serves it. One that was published is never written again: raise the version first.
await writeFile(releasePath(version), `export default ${JSON.stringify(await scriptOf())};\n`);
