/**
 * The time of day in `zone` at `now`, as the browser's language writes it.
 * @param {number} now milliseconds since the epoch
 * @param {string} zone IANA name
 */
export const timeIn = (now, zone) =>
  new Intl.DateTimeFormat(undefined, { timeZone: zone, hour: "numeric", minute: "2-digit" }).format(now);

/**
 * A zone's name as people know it: its city, and how far it is from UTC now.
 * @param {number} now milliseconds since the epoch
 * @param {string} zone IANA name
 */
export function zoneLabel(now, zone) {
  const city = (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "shortOffset" }).formatToParts(
    now,
  );
  const offset = parts.find(({ type }) => type === "timeZoneName")?.value.replace("GMT", "UTC");
  return city === offset ? city : `${city} (${offset})`;
}
