import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inRepo } from "./lib/root.ts";

const { scripts } = JSON.parse(readFileSync(inRepo("package.json"), "utf8")) as {
  scripts: Record<string, string>;
};

/** What sh and Windows' cmd.exe understand alike: one program after the other, and nothing quoted or expanded. */
const plain = /^node scripts\/bootstrap\.mjs[\w .:=-]*( && node scripts\/bootstrap\.mjs[\w .:=-]*)*$/;

test.each(Object.entries(scripts))("npm run %s works in every system's shell", (_name, command) => {
  expect(command).toMatch(plain);
});
