import { writeFile } from "node:fs/promises";
import { version } from "../src/data/version.ts";
import { englishPath, releasePath, scriptOf } from "./script-of.ts";
import { textsByLanguage } from "./texts-by-language.ts";

// Writes the script of this version, and its texts, as the web app serves them. What was published is never written again: raise the version
// first.
const { en: english, ...others } = textsByLanguage();
await writeFile(englishPath, `export default ${english};\n`);
const release = { code: await scriptOf(), texts: others };
await writeFile(releasePath(version), `export default ${JSON.stringify(release)};\n`);
