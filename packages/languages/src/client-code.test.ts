import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { expect, test } from "vitest";

test("a browser needs at most 2 kB of code to write texts, and no text of any language is among it", async () => {
  const bundle = await rolldown({
    input: fileURLToPath(new URL("./index.ts", import.meta.url)),
    platform: "browser",
    logLevel: "silent",
  });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  await bundle.close();
  const [{ code }] = output;
  expect(output).toHaveLength(1);
  expect(gzipSync(code).length).toBeLessThanOrEqual(2_000);
  expect(code).not.toMatch(/Time zone|Zeitzone/);
});
