import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { scriptOf } from "../../scripts/script-of.ts";
import { version } from "../calls/version.ts";
import { releaseOf, releases } from "./released.ts";

const latest = releases.at(-1);

it("has the script as its sources are now; after a change, `npm run build -w packages/embed`", async () => {
  expect(latest?.version).toBe(version);
  expect(manifest.version).toBe(version);
  expect(latest?.code).toBe(await scriptOf());
});

it("is at most 8 kB gzipped", () => {
  expect(gzipSync(latest?.code ?? "").length).toBeLessThanOrEqual(8_000);
});

it("runs where a page's policy forbids code made of text and styles in attributes", () => {
  expect(latest?.code).not.toMatch(
    /\beval\(|new Function|innerHTML|insertAdjacentHTML|setAttribute\("style"|cssText/,
  );
});

it("is found by a whole version, and by a major one, whose newest it is", () => {
  expect(releaseOf("1.0.0")?.integrity).toMatch(/^sha384-/);
  expect(releaseOf("v1")).toBe(releases.findLast(({ version }) => version.startsWith("1.")));
  for (const unknown of ["v2", "1.0", "v", "latest", "__proto__"]) expect(releaseOf(unknown)).toBeNull();
});
