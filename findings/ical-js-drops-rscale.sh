#!/bin/sh
# ical.js reads a rule with RSCALE and SKIP (RFC 7529) without an error and drops both parts: Chinese New Year comes back as
# 17 February of every year, and a monthly event on the 31st, moved to shorter months' last days, skips those months. RFC 7529,
# 4.1 wants a reader that doesn't know the scale to ignore the whole rule. Read the RRULE's text yourself (ical.js hands it out
# under a design set of your own), and refuse what you can't expand.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund node@24.21.0 ical.js@2.2.1
cat > finding.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
const { version } = JSON.parse(readFileSync("node_modules/ical.js/package.json", "utf8"));
console.log(`ical.js ${version}`);
const dates = (rule, start) => {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(start));
  return Array.from({ length: 3 }, () => iterator.next().toString());
};
const chinese = dates("RSCALE=CHINESE;FREQ=YEARLY", "2026-02-17");
const backward = dates("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD", "2026-01-31");
console.log(`RSCALE=CHINESE;FREQ=YEARLY\n  right: 2026-02-17 2027-02-06 2028-01-26\n  found: ${chinese.join(" ")}`);
console.log(`RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD\n  right: 2026-01-31 2026-02-28 2026-03-31\n  found: ${backward.join(" ")}`);
if (chinese[1] !== "2027-02-17" || backward[1] !== "2026-03-31") {
  console.log("The finding no longer holds.");
  process.exit(1);
}
JS
node_modules/.bin/node finding.mjs
