#!/usr/bin/env bash
# The ES module of @prisma/client-common doesn't load in Node.js, nor does what imports it (@prisma/client-generator-ts).
#
# Seen with: @prisma/client-common 7.10.0, Node.js 20 to 24.
# Surprising because: package.json offers it under "import". It names its own files without their extension, which only
#   bundlers resolve. The CommonJS one is fine.
# Instead: require it (createRequire).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @prisma/client-common@7.10.0
echo "Node.js $(node --version)"
node -e 'console.log("required:", Object.keys(require("@prisma/client-common")).length, "exports")'
if output=$(node --input-type=module -e 'await import("@prisma/client-common")' 2>&1); then
  echo "it can be imported now"
  exit 1
fi
grep -m1 ERR_MODULE_NOT_FOUND <<<"$output"
