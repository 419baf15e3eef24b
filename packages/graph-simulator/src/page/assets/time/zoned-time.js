const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Building a formatter costs far more than using one, and a week of events needs hundreds of conversions.
 * @type {Map<string, Intl.DateTimeFormat>} */
const formatters = new Map();

/** @type {typeof import("./zoned-time.js").offsetMinutes} */
export const offsetMinutes = (instant, zone) =>
  (Date.parse(`${wallAt(instant, zone)}Z`) - Math.floor(instant / 1000) * 1000) / MINUTE;

/** @type {typeof import("./zoned-time.js").utcToWall} */
export const utcToWall = (instant, zone) => wallAt(Date.parse(instant), zone);

/** @type {typeof import("./zoned-time.js").wallToUtc} */
export const wallToUtc = (wall, zone) => {
  const asIfUtc = Date.parse(`${wall}Z`);
  const before = asIfUtc - offsetMinutes(asIfUtc - DAY, zone) * MINUTE;
  const after = asIfUtc - offsetMinutes(asIfUtc + DAY, zone) * MINUTE;
  const found = [before, after].filter((instant) => Date.parse(`${wallAt(instant, zone)}Z`) === asIfUtc);
  const instant = found.length > 0 ? Math.min(...found) : before;
  return new Date(instant).toISOString();
};

/**
 * @param {number} instant
 * @param {string} zone
 */
function wallAt(instant, zone) {
  const part = Object.fromEntries(
    formatterOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`;
}

/** @param {string} zone */
function formatterOf(zone) {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const formatter = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formatters.set(zone, formatter);
  return formatter;
}
