#!/usr/bin/env bash
# Biome's fix of an import extension names a file that doesn't exist, where JavaScript has its types beside it.
#
# Seen with: @biomejs/biome 2.5.15.
# Surprising because: `import "./tool.mjs"` is right, and stands beside tool.mjs and tool.d.mts. The rule
#   useImportExtensions takes it for an import of the declaration file, and its safe fix writes "./tool.mjs.mts".
# Instead: suppress the rule on such imports.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @biomejs/biome@2.5.15
npx biome --version
cat > biome.json <<'JSON'
{ "linter": { "rules": { "correctness": { "useImportExtensions": "error" } } } }
JSON
echo 'export const one = 1;' > tool.mjs
echo 'export declare const one: number;' > tool.d.mts
echo 'import { one } from "./tool.mjs"; console.log(one);' > main.ts
npx biome lint --write main.ts || true
cat main.ts
grep -q '"./tool.mjs.mts"' main.ts
