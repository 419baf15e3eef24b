#!/bin/sh
# ical-generator joins its lines with CRLF and leaves the last one open. RFC 5545, 3.1 delimits every content line by CRLF, and
# some readers want it. Append "\r\n" to what toString() gives.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund node@24.21.0 ical-generator@11.1.2
cat > finding.mjs <<'JS'
import { readFileSync } from "node:fs";
import ical from "ical-generator";
const { version } = JSON.parse(readFileSync("node_modules/ical-generator/package.json", "utf8"));
const text = ical({ name: "Calendar" }).toString();
console.log(`ical-generator ${version}\nends with ${JSON.stringify(text.slice(-15))}`);
if (text.endsWith("\r\n")) {
  console.log("The finding no longer holds.");
  process.exit(1);
}
JS
node_modules/.bin/node finding.mjs
