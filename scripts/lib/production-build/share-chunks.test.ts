import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { shareChunks } from "./share-chunks.ts";

const load = createRequire(import.meta.url);

async function written(chunks: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "calcache-chunks-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "package.json"), "{}");
  for (const [name, text] of Object.entries(chunks)) await writeFile(join(folder, name), text);
  return folder;
}

const chunk = (name: string, what: string) =>
  `module.exports = [\n1, () => ${what},\n];\n\n//# sourceMappingURL=${name}.map`;

test("of chunks that say the same only one is loaded, and each exports what it did", async () => {
  const names = ["[root]__a.js", "_b.js", "_c.js", "_d.js"];
  const folder = await written(
    Object.fromEntries(names.map((name) => [name, chunk(name, name === "_c.js" ? "'other'" : "'same'")])),
  );
  await shareChunks(folder);
  const loaded = names.map((name) => load(join(folder, name)));
  expect(loaded.map(([, factory]) => factory())).toEqual(["same", "same", "other", "same"]);
  expect(new Set(loaded).size).toBe(2);
  expect(await readFile(join(folder, "_b.js"), "utf8")).toBe('module.exports = require("./[root]__a.js");\n');
});

test("what a chunk says stays as it is, in characters of one byte each", async () => {
  const said = "'“…” 🟢' + `→–` + /[🕒✈]/u.test('🕒') + 'é'";
  const folder = await written({ "_a.js": chunk("_a.js", said), "_a.json": "“" });
  await shareChunks(folder);
  const text = await readFile(join(folder, "_a.js"), "utf8");
  expect(text).not.toMatch(/[^\0-\xff]/);
  expect(load(join(folder, "_a.js"))[1]()).toBe("“…” 🟢→–trueé");
  expect(await readFile(join(folder, "_a.json"), "utf8")).toBe("“");
  expect(await readdir(folder)).toHaveLength(3);
});

test("a chunk in which an escape would say something else stays as it is", async () => {
  const bs = String.fromCharCode(92);
  const said = [`String.raw\`–\``, `'a${bs}–b'`, `/^${bs}–$/.test('–')`, `1;\u2028`, `'${bs}${bs}–'`];
  const folder = await written(
    Object.fromEntries(said.map((what, at) => [`_${at}.js`, `module.exports = () => { return ${what} };\n`])),
  );
  await shareChunks(folder);
  const loaded = said.map((_, at) => load(join(folder, `_${at}.js`))());
  expect(loaded).toEqual(["–", "a–b", true, 1, `${bs}–`]);
  expect(await readFile(join(folder, "_4.js"), "utf8")).not.toContain("–");
});
