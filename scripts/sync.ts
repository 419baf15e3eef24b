import { runSync } from "@calcache/worker";
import { loadEnvFile } from "./lib/root.ts";

loadEnvFile();
await runSync(process.argv.slice(2));
