import { runWorker } from "@calcache/worker";
import { loadEnvFile } from "./lib/root.ts";

loadEnvFile();
await runWorker(process.argv.slice(2));
