/** A calendar file of these components, with the line ends that RFC 5545 wants. */
export function calendar(...components: string[]): string {
  return ["BEGIN:VCALENDAR", "VERSION:2.0", ...components.filter((text) => text !== ""), "END:VCALENDAR", ""]
    .join("\n")
    .replaceAll("\n", "\r\n");
}

/** One component of these lines and inner components. */
export function component(name: string, ...lines: string[]): string {
  return [`BEGIN:${name}`, ...lines, `END:${name}`].join("\n");
}

type Season = readonly [from: string, to: string, rule: string];

/** A VTIMEZONE with winter and summer time. */
export function zoneDefinition(name: string, seasons: { winter: Season; summer: Season }): string {
  const observance = (kind: string, [from, to, rule]: Season) =>
    component(kind, "DTSTART:19700101T020000", `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`, `RRULE:${rule}`);
  return component(
    "VTIMEZONE",
    `TZID:${name}`,
    observance("STANDARD", seasons.winter),
    observance("DAYLIGHT", seasons.summer),
  );
}
