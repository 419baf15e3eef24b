import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const BIN = fileURLToPath(new URL("./cli.ts", import.meta.url));

test("the command serves until it is interrupted", async () => {
  const child = spawn(process.execPath, [BIN, "--port", "0", "--quiet"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  let output = "";
  for await (const chunk of child.stdout) {
    output += String(chunk);
    if (output.includes("/control")) break;
  }
  const url = /http:\S+(?=\/v1\.0)/.exec(output)?.[0];
  expect((await fetch(`${url}/control/mailboxes`)).status).toBe(200);
  child.kill("SIGINT");
  expect(await exited).toEqual([0, null]);
});
