#!/bin/sh
# ts-ics finds components by looking for BEGIN:VEVENT anywhere in a file, also inside a line. A summary may hold these words
# (RFC 5545, 3.3.11: a colon needs no escape in TEXT), and the event comes back without it. Split lines first, or read files that hold
# what people typed with ical.js.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund node@24.21.0 ts-ics@2.4.6 ical.js@2.2.1
cat > finding.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import { convertIcsCalendar } from "ts-ics";
const { version } = JSON.parse(readFileSync("node_modules/ts-ics/package.json", "utf8"));
const file = [
  "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a//b//EN", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z",
  "DTSTART:20260101T090000Z", "DTEND:20260101T100000Z", "SUMMARY:How to write BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR", "",
].join("\r\n");
const ours = convertIcsCalendar(undefined, file).events?.map(({ summary }) => summary) ?? [];
const theirs = new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent("vevent")?.getFirstPropertyValue("summary");
console.log(`ts-ics ${version}`);
console.log(`right (ical.js): ${JSON.stringify([theirs])}\nfound: ${JSON.stringify(ours)}`);
if (ours.includes("How to write BEGIN:VEVENT")) {
  console.log("The finding no longer holds.");
  process.exit(1);
}
JS
node_modules/.bin/node finding.mjs
