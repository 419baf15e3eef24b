#!/bin/sh
# Intl's Chinese calendar (ICU) begins the year 2027 on 7 February. China begins it on 6 February, by the tables of the
# Hong Kong Observatory and by the standard GB/T 33661-2017: the new moon is at 23:56 in Beijing, and ICU's is minutes late.
# Temporal polyfills take their months from Intl, and so do rule expanders that support RSCALE=CHINESE (RFC 7529), so each
# of them says the same wrong day. Take the months from an almanac instead (tyme4ts, date-chinese).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund node@24.21.0 temporal-polyfill@1.0.8 tyme4ts@1.5.2
cat > finding.mjs <<'JS'
import { Temporal } from "temporal-polyfill/full";
import { LunarYear } from "tyme4ts";
const format = new Intl.DateTimeFormat("en-u-ca-chinese", { timeZone: "UTC", year: "numeric", month: "numeric", day: "numeric" });
const intl = ["2027-02-06", "2027-02-07"].map((date) => `${date} is ${format.format(new Date(date))}`);
const temporal = Temporal.PlainDate.from({ year: 2027, month: 1, day: 1, calendar: "chinese" }).withCalendar("iso8601").toString();
const day = LunarYear.fromYear(2027).getFirstMonth().getFirstJulianDay().getSolarDay();
const almanac = `${day.getYear()}-${day.getMonth()}-${day.getDay()}`;
console.log(`Node ${process.version}, ICU ${process.versions.icu}`);
console.log(`Intl: ${intl.join(", ")}`);
console.log(`temporal-polyfill: the year 2027 begins on ${temporal}`);
console.log(`tyme4ts: the year 2027 begins on ${almanac}, as in China`);
if (intl[1] !== "2027-02-07 is 1/1/2027" || temporal !== "2027-02-07" || almanac !== "2027-2-6") {
  console.log("The finding no longer holds.");
  process.exit(1);
}
JS
node_modules/.bin/node finding.mjs
