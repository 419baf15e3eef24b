#!/bin/sh
# rrule-temporal adds days where a part of a YEARLY rule has to take days away. The table in RFC 5545, 3.3.10 and its note 2 say
# that BYDAY limits BYYEARDAY and BYMONTHDAY, and that parts which are there together are all to hold. In rrule-temporal a numbered
# BYDAY is added to BYYEARDAY, and BYYEARDAY to BYWEEKNO. The rules are valid, and no error is raised: other days come back.
# Compare an expander with the table before you trust it with rules from other people's files; or expand by the table.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund node@24.21.0 rrule-temporal@2.2.8 temporal-polyfill@1.0.8
cat > finding.mjs <<'JS'
import { readFileSync } from "node:fs";
import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
const { version } = JSON.parse(readFileSync("node_modules/rrule-temporal/package.json", "utf8"));
console.log(`rrule-temporal ${version}`);
const cases = [
  {
    rule: "FREQ=YEARLY;BYYEARDAY=10;BYDAY=52TU",
    right: "never: day 10 of a year is never its 52nd Tuesday",
    is: ["2023-01-10", "2023-12-26", "2024-01-10", "2024-12-24"],
  },
  {
    rule: "FREQ=YEARLY;BYWEEKNO=33;BYYEARDAY=222",
    right: "never in these years: day 222 is 10 or 9 August, in week 32",
    is: ["2023-08-10", "2023-08-20", "2024-08-09", "2024-08-18"],
  },
];
let holds = true;
for (const { rule, right, is } of cases) {
  const dtstart = Temporal.ZonedDateTime.from("2023-01-01T09:00[UTC]");
  const found = new RRuleTemporal({ rruleString: `RRULE:${rule}`, dtstart })
    .between(new Date("2023-01-01"), new Date("2025-01-01"), true)
    .map((start) => start.toPlainDate().toString());
  console.log(`${rule}\n  right: ${right}\n  found: ${found.join(" ")}`);
  if (JSON.stringify(found) !== JSON.stringify(is)) holds = false;
}
if (!holds) {
  console.log("The finding no longer holds.");
  process.exit(1);
}
JS
node_modules/.bin/node finding.mjs
