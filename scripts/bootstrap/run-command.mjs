import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { inRepo, nodeProgram, programFile, toolEnvironment } from "./paths.mjs";

/** Runs the command in this process's stead: its exit code is ours, and it ends when we do, however that happens. */
export function runCommand(command, args) {
  const script = inRepo("scripts", `${command}.ts`);
  const file = existsSync(script) ? script : programFile(command);
  const child = spawn(nodeProgram(), ["--disable-warning=ExperimentalWarning", file, ...args], {
    cwd: inRepo(),
    stdio: "inherit",
    env: toolEnvironment(),
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // npm signals the shell that it runs scripts in, and not every shell passes that on.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 1000).unref();
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 143)));
}
