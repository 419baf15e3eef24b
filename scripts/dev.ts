import { Command } from "commander";
import { inRepo, loadEnvFile } from "./lib/root.ts";
import { startStack } from "./lib/stack.ts";

new Command("npm run dev --").description("The stack of `npm start` with hot reload.").parse();

loadEnvFile();
await startStack({
  webCommand: (port) => [
    process.execPath,
    inRepo("node_modules", "next", "dist", "bin", "next"),
    "dev",
    "-p",
    String(port),
  ],
});
