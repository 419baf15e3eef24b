import { readFile } from "node:fs/promises";
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
  const { output } = await bundle.generate({ format: "iife", minify: true });
  await bundle.close();
  return output[0].code;
}

async function styles(path: string) {
  const css = await readFile(path, "utf8");
  const short = css
    .replaceAll(/\/\*.*?\*\//gs, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ ?([{};,]) ?/g, "$1")
    .replaceAll(": ", ":")
    .replaceAll(/(?<![\d.])0\./g, ".")
    .replaceAll(";}", "}");
  return { code: `export default ${JSON.stringify(short.trim())}`, moduleType: "js" as const };
}
