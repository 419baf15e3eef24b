import { runBench } from "@calcache/bench";
import { inRepo, loadEnvFile } from "./lib/root.ts";

loadEnvFile();
await runBench(process.argv.slice(2), inRepo("bench", "results"));
