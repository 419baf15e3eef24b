import type { Property } from "./content-lines.ts";
import { readProperty, unfoldLines } from "./content-lines.ts";

/** A part of a calendar file, e.g. `vevent`; its line is that of its BEGIN. */
export type Component = {
  name: string;
  line: number;
  properties: Property[];
  children: Component[];
  /** What couldn't be read in it, by line. */
  problems: { line: number; reason: string }[];
};

/** They stand in a calendar itself: where one begins within another part, that part's end was lost (RFC 5545, 3.6). */
const IN_CALENDAR = new Set(["vevent", "vtodo", "vjournal", "vfreebusy", "vtimezone"]);

const DELIMITER = /^(BEGIN|END):\s*([\w-]+)\s*$/i;

/**
 * Reads a file into its components, inside a root without a name. A line that can't be read, or an END that ends nothing, is noted
 * where it stands and costs nothing else; what is still open at the end of the file counts as ended.
 */
export function readComponents(text: string): Component {
  const root = component("", 0);
  const open = [root];
  for (const { text: content, line } of unfoldLines(text)) {
    const inner = open.at(-1) ?? root;
    const [, keyword, name = ""] = DELIMITER.exec(content) ?? [];
    if (keyword === undefined) {
      const property = readProperty(content, line);
      if (property === null) inner.problems.push({ line, reason: "the line can't be read and is left out" });
      else inner.properties.push(property);
    } else if (keyword.toUpperCase() === "BEGIN") {
      const child = component(name.toLowerCase(), line);
      if (IN_CALENDAR.has(child.name)) endAll(open.splice(calendarDepth(open)));
      (open.at(-1) ?? root).children.push(child);
      open.push(child);
    } else {
      const depth = open.findLastIndex((each) => each.name === name.toLowerCase());
      if (depth > 0) open.length = depth;
      else inner.problems.push({ line, reason: `END:${name} ends nothing` });
    }
  }
  endAll(open.slice(1));
  return root;
}

/** How many of the open parts lead to the innermost calendar, or to the root where none is open. */
const calendarDepth = (open: readonly Component[]) =>
  1 +
  Math.max(
    0,
    open.findLastIndex(({ name }) => name === "vcalendar"),
  );

/** Notes that the ends of these parts are missing. */
function endAll(open: readonly Component[]): void {
  for (const { name, line, problems } of open)
    problems.push({ line, reason: `${name.toUpperCase()} isn't ended: the file may be cut off` });
}

function component(name: string, line: number): Component {
  return { name, line, properties: [], children: [], problems: [] };
}

/** The first property of this name. */
export function property({ properties }: Component, name: string): Property | undefined {
  return properties.find((each) => each.name === name);
}

/** All properties of this name. */
export function propertiesNamed({ properties }: Component, name: string): Property[] {
  return properties.filter((each) => each.name === name);
}

/** The value of the first property of this name, "" if there is none. */
export function textOf(component: Component, name: string): string {
  return property(component, name)?.value.trim() ?? "";
}
