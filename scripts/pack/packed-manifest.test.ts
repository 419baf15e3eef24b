import { describe, expect, test } from "vitest";
import { joinDependencies, packedBin, packedExports, usedDependencies } from "./packed-manifest.ts";

test("entries name the compiled file and its declarations; those whose sources weren't compiled are left out", () => {
  const exports = { ".": "./src/index.ts", "./testing": "./src/testing.ts", "./styles.css": "./src/a.css" };
  const files = new Set(["./src/index.js", "./src/a.css"]);
  expect(packedExports(exports, (file) => files.has(file))).toEqual({
    ".": { types: "./src/index.d.ts", default: "./src/index.js" },
    "./styles.css": "./src/a.css",
  });
});

test("a command's program is the compiled one", () => {
  expect(packedBin({ simulate: "./src/cli.ts" })).toEqual({ simulate: "./src/cli.js" });
});

describe("of the registry's packages", () => {
  const used = (text: string) => usedDependencies({ pg: "8.0.0", "pg-boss": "12.0.0" }, [text]);

  test.each([
    'import "pg";',
    "import('pg/lib/x')",
    "resolve(`pg/dist/\u0024{name}`)",
    'import type { A } from "pg";',
  ])("one that %s names is a dependency", (text) => expect(used(text)).toEqual({ pg: "8.0.0" }));

  test("one whose name only begins like that isn't", () => {
    expect(used('import "pg-boss";')).toEqual({ "pg-boss": "12.0.0" });
    expect(used('import "pglite";')).toEqual({});
  });

  test("workspaces are none of them", () => {
    expect(usedDependencies({ "@calcache/a": "0.1.0" }, ['import "@calcache/a";'])).toEqual({});
  });

  test("two versions of one are refused by name", () => {
    expect(joinDependencies([{ zod: "4.0.0" }, { pg: "8.0.0", zod: "4.0.0" }])).toEqual({
      pg: "8.0.0",
      zod: "4.0.0",
    });
    expect(() => joinDependencies([{ zod: "4.0.0" }, { zod: "3.0.0" }])).toThrow(
      "zod is wanted as 4.0.0 and as 3.0.0",
    );
  });
});
