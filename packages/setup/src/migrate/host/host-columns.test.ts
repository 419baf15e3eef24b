import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readTables, usedColumns, usedEnumValues, writtenTables } from "./host-columns.ts";

const root = new URL("../../../../../", import.meta.url).pathname;
const schema = readFileSync(`${root}prisma/schema.prisma`, "utf8");

/** The shared tables, each with the names that the client has for it and for relations to it. */
const tables = [...schema.matchAll(/^model (\w+) {([^}]+)}/gm)].flatMap(([, model = "", body = ""]) =>
  body.includes('@@schema("public")')
    ? {
        table: body.match(/@@map\((?:name: )?"(\w+)"\)/)?.[1] ?? model,
        delegate: `${model.charAt(0).toLowerCase()}${model.slice(1)}`,
        relations: [...schema.matchAll(new RegExp(`^  (\\w+) +${model}[[?\\s]`, "gm"))].map(
          ([, field]) => field,
        ),
      }
    : [],
);

/** What runs, by path. */
const sources = new Map(
  globSync(["prisma/src/**/*.ts", "packages/*/src/**/*.{ts,tsx}", "apps/*/src/**/*.{ts,tsx}"], { cwd: root })
    .filter((path) => !/\.test\.|\/(testing|chaos|migrate)\/|^packages\/graph-simulator/.test(path))
    .map((path) => [path, readFileSync(`${root}${path}`, "utf8")]),
);
const imports = "packages/setup/src/team-file/import/";

/** The tables into which rows are written by some sources. */
const writtenBy = (isOne: (path: string) => boolean) => {
  const all = [...sources].flatMap(([path, text]) => (isOne(path) ? text : [])).join("\n");
  return tables.flatMap(({ table, delegate, relations }) => {
    const creates = `\\.${delegate}\\s*\\.(create|upsert)`;
    const nested = `\\b(${relations.join("|")})(:| =) {\\s*(create|connect|upsert)`;
    const inserts = `INSERT INTO (public\\.)?"?${table}"?[\\s(]`;
    return new RegExp(`${creates}|${nested}|${inserts}`).test(all) ? table : [];
  });
};

it("the tables whose columns have to be filled are those that something other than an import writes into", () => {
  expect(sources.size).toBeGreaterThan(500);
  expect(writtenBy((path) => !path.startsWith(imports)).sort()).toEqual([...writtenTables].sort());
  const all = new Set([...writtenBy(() => true), ...readTables, "_user_eventtype"]);
  expect([...all].sort()).toEqual(Object.keys(usedColumns).sort());
});

it("the values of the host's enums that the code names are asked for", () => {
  const all = [...sources.values()].join("\n");
  const named = [...schema.matchAll(/^enum (\w+) {([^}]+)}/gm)].flatMap(([, name = "", body = ""]) =>
    body.includes('@@schema("public")')
      ? [...body.matchAll(/^ {2}(\w+)(?: +@map\("(\w+)"\))?$/gm)].flatMap(([, own = "", stored = own]) =>
          new RegExp(`"${own}"|'${stored}'`).test(all) ? `${name} ${stored}` : [],
        )
      : [],
  );
  const asked = Object.entries(usedEnumValues).flatMap(([name, values]) =>
    values.map((value) => `${name} ${value}`),
  );
  expect(named.filter((value) => !asked.includes(value))).toEqual([]);
});
