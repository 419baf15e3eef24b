#!/usr/bin/env node
import { existsSync } from "node:fs";

// In an installed package the sources are compiled, because Node strips types outside node_modules only.
const compiled = new URL("../dist/cli.js", import.meta.url);
await import(existsSync(compiled) ? compiled.href : new URL("../src/cli.ts", import.meta.url).href);
