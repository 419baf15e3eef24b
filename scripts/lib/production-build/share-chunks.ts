import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Names the chunk itself, the only thing that copies differ in; no source maps are written. */
const sourceMap = /\n\/\/# sourceMappingURL=.*\s*$/;
/** What V8 can't keep in one byte. */
const wide = /[^\0-\xff]/g;
/** Where an escape would say something else: after a backslash, in what is taken as it is written, and between tokens. */
const asWritten = /(?<!\\)(?:\\\\)*\\[^\0-\xff]|\braw`[^`]*[^\0-\xff]|[\ufeff\u2028\u2029]/;

/**
 * Makes a server hold each chunk once, and in half the memory. Turbopack writes the same modules into a chunk of another name for each
 * group of routes (of `apps/web` some 3 MB twelve times), and Node keeps the source of all that it has loaded; with a single character
 * beyond Latin-1 in it, at two bytes each. Copies become references to the first one, and such characters escapes, where those say the same.
 * @param folder of a build's chunks
 */
export async function shareChunks(folder: string): Promise<void> {
  const first = new Map<string, string>();
  for (const name of (await readdir(folder)).filter((file) => file.endsWith(".js")).sort()) {
    const file = join(folder, name);
    const written = await readFile(file, "utf8");
    const named = written.replace(sourceMap, "\n");
    const text = asWritten.test(named) ? named : named.replaceAll(wide, escaped);
    const same = first.get(text);
    if (same === undefined) first.set(text, name);
    const shared = same === undefined ? text : `module.exports = require(${JSON.stringify(`./${same}`)});\n`;
    if (shared !== written) await writeFile(file, shared);
  }
}

const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
