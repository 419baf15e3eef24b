import ICAL from "ical.js";

/** One property of a component: names in lower case, the value as written but for escapes of text. */
export type Property = {
  name: string;
  parameters: Readonly<Record<string, string>>;
  value: string;
  line: number;
};

const TEXTS = ["summary", "description", "location"];

/**
 * ical.js reads the parts of a line; values stay as they are written, because its own types lose what they don't know:
 * RSCALE and SKIP of a rule, and whether a duration is in days or in hours.
 */
const design = {
  ...ICAL.design.icalendar,
  value: { text: ICAL.design.icalendar.value.text },
  property: Object.fromEntries(TEXTS.map((name) => [name, { defaultType: "text" }])),
};

/** The lines of a file, with folded ones joined (RFC 5545, 3.1) and empty ones left out. */
export function unfoldLines(text: string): { text: string; line: number }[] {
  const lines: { text: string; line: number }[] = [];
  for (const [index, piece] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .entries()) {
    const last = lines.at(-1);
    if (/^[ \t]/.test(piece) && last !== undefined) last.text += piece.slice(1);
    else if (piece.trim() !== "") lines.push({ text: piece, line: index + 1 });
  }
  return lines;
}

/** Reads a content line; null if it is none. */
export function readProperty(text: string, line: number): Property | null {
  try {
    const [name, { ...parameters }, , ...values] = ICAL.parse.property(quoteZone(text), design);
    if (!/^[a-z0-9-]+$/.test(name)) return null;
    return { name, parameters: withFirst(parameters), value: values.join(","), line };
  } catch {
    return null;
  }
}

/** Some programs write `TZID=(UTC+01:00) Berlin` without the quotes that its colon needs. */
function quoteZone(text: string): string {
  return text.replace(
    /;TZID=([^";]*:[^";]*)(?=(?:;[\w-]+=[^":;]*)*:\d{8}[\dTZPWDHMS+,/]*\s*$)/i,
    ';TZID="$1"',
  );
}

function withFirst(parameters: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      String(Array.isArray(value) ? value[0] : value),
    ]),
  );
}
