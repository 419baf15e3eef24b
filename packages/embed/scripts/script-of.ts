import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const inPackage = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Where a version of the script is kept. */
export const releasePath = (version: string): string => inPackage(`src/generated/embed-${version}.ts`);

/** The script, built from its sources into one file. */
export async function scriptOf(): Promise<string> {
  const bundle = await rolldown({ input: inPackage("src/embed.ts"), logLevel: "warn" });
  const { output } = await bundle.generate({ format: "iife", minify: true });
  await bundle.close();
  return output[0].code;
}
