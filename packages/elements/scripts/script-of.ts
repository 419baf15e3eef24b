import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const inPackage = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Where a version of the script is kept. */
export const releasePath = (version: string): string => inPackage(`src/generated/elements-${version}.ts`);

/** Where the texts are that stand in the script. */
export const englishPath: string = inPackage("src/generated/english.ts");

/** React's part: Preact's own, a tenth as large, without what makes it like React in every detail. */
const small = {
  "react/jsx-runtime": inPackage("src/web/jsx-runtime.ts"),
  react: "preact/hooks",
};

/** The script, built from its sources into one file. */
export async function scriptOf(): Promise<string> {
  const bundle = await rolldown({
    input: inPackage("src/web/elements.ts"),
    logLevel: "warn",
    resolve: { alias: small },
    transform: { jsx: "react-jsx", define: { "process.env.NODE_ENV": '"production"' } },
    plugins: [{ name: "styles", load: (id) => (id.endsWith(".css") ? styles(id) : null) }],
  });
  const { output } = await bundle.generate({ format: "iife", minify: true, comments: { annotation: false } });
  await bundle.close();
  return output[0].code;
}

/** A custom property that nobody else sets or reads: its name may be any. */
const ownProperty = /--_[\w-]+/g;

/** A style sheet, with those that it imports. */
const sheet = (path: string): string =>
  readFileSync(path, "utf8").replaceAll(/@import "(.+?)";/g, (_, other) => sheet(join(dirname(path), other)));

function styles(path: string) {
  const short = sheet(path)
    .replaceAll(/\/\*.*?\*\//gs, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ ?([{};,/]) ?/g, "$1")
    .replaceAll(": ", ":")
    .replaceAll(/(?<![\d.])0\./g, ".")
    .replaceAll(/="([a-z][\w-]*)"\]/g, "=$1]")
    .replaceAll(";}", "}");
  const own = [...new Set(short.match(ownProperty))];
  const css = short.trim().replaceAll(ownProperty, (name) => `--${own.indexOf(name).toString(36)}`);
  return { code: `export default ${JSON.stringify(css)}`, moduleType: "js" as const };
}
