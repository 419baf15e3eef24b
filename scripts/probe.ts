import { runProbe } from "@calcache/worker";
import { loadEnvFile } from "./lib/root.ts";

loadEnvFile();
await runProbe(process.argv.slice(2));
