import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { inRepo } from "../lib/root.ts";
import { packedPackages } from "./packed-packages.ts";

// Seen failing: a tarball of sources, which no host could load.
test.each(packedPackages)("npm pack in $folder is refused, and says what packs it", ({ folder }) => {
  const { status, stderr } = spawnSync("npm", ["pack", "--dry-run", "-w", folder], {
    cwd: inRepo(),
    encoding: "utf8",
  });
  expect(status).not.toBe(0);
  expect(stderr).toContain("Run `npm run pack` in the repo's root");
});
