import { Command } from "commander";
import { launch } from "./lib/processes.ts";
import { inRepo, loadEnvFile } from "./lib/root.ts";
import { startStack } from "./lib/stack.ts";

new Command("npm run dev --").description("The stack of `npm start` with hot reload.").parse();

loadEnvFile();
const next = inRepo("node_modules", "next", "dist", "bin", "next");
await startStack({
  prepareWeb: async () => (port, env) =>
    launch(process.execPath, [next, "dev", "-p", String(port)], { cwd: inRepo("apps", "web"), env }),
});
