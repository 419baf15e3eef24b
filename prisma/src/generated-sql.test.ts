import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as generated from "../generated/sql.ts";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const migrations = (part: string) =>
  readdirSync(new URL(`../migrations/${part}`, import.meta.url))
    .toSorted()
    .map((name) => ({ name, sql: read(`migrations/${part}/${name}/migration.sql`) }));

it("the SQL in the code is that of the files: `npm run generate` makes it so", () => {
  expect({ ...generated }).toEqual({
    migrations: { public: migrations("public"), calcache: migrations("calcache") },
    moveFormer: read("sql/move-former.sql"),
    removeSchema: read("sql/remove-schema.sql"),
    removeTriggers: read("sql/remove-triggers.sql"),
    triggers: read("sql/triggers.sql"),
  });
});
