import type { Span } from "../../events/event.ts";
import { createRuleStarts } from "../../recurrence/rule-starts.ts";
import { MOST_OCCURRENCES, readUsableRule } from "../../recurrence/rules/usable-rule.ts";
import { DAY_MS, startOfDay } from "../../time/day.ts";
import { instantToWall, wallToInstant } from "../../time/wall-clock.ts";
import type { Component } from "./components.ts";
import { propertiesNamed } from "./components.ts";
import type { IcsSpan } from "./read-span.ts";
import { readPeriod, startIn } from "./read-span.ts";
import type { IcsTime, TimeContext } from "./read-time.ts";
import { readTime } from "./read-time.ts";

/** How a VEVENT repeats; starts in the event's own terms. */
export type IcsRecurrence = {
  rules: string[];
  /** RDATE. */
  added: number[];
  /** Those of them that have a length of their own. */
  periods: Span[];
  /** EXDATE. */
  excluded: number[];
};

/** Reads RRULE, RDATE and EXDATE. What can't be used is told to `warn` and left out: the event keeps its other times. */
export function readRecurrence(
  component: Component,
  { span, anchor, zone }: IcsSpan,
  context: TimeContext,
  warn: (reason: string) => void,
): IcsRecurrence {
  const ownZone = span.allDay ? "UTC" : zone;
  /** A time without a zone is meant in the event's. */
  const ownContext = { ...context, floatingZone: zone };
  const given = propertiesNamed(component, "rrule").filter(({ value }) => value.trim() !== "");
  if (given.length > MOST_RULES)
    warn(`it has more than ${MOST_RULES} RRULEs: ${given.length - MOST_RULES} are left out`);
  const lines = given.slice(0, MOST_RULES);
  const usable = lines.flatMap(({ value }) => {
    // Together they have no more than one alone may have.
    const most = Math.floor(MOST_OCCURRENCES / lines.length);
    const read = readUsableRule(value, anchor.wall, span.end - span.start, most);
    if (!read.ok) warn(`RRULE is left out and its first time kept: ${read.error}`);
    else if (read.value.unused.length > 0)
      warn(`RRULE's parts ${read.value.unused.join(", ")} mean nothing and are left out`);
    return read.ok ? [{ text: value.trim(), rule: read.value.rule }] : [];
  });
  if (propertiesNamed(component, "exrule").length > 0) warn("EXRULE is left out: RFC 5545 has it no more");

  const periods: Span[] = [];
  const added: number[] = [];
  for (const { text, property } of datesOf(component, "rdate", warn)) {
    const period = span.allDay ? null : readPeriod(text, property, ownContext);
    const time = readTime(text.split("/")[0] ?? "", property, ownContext);
    if (period !== null) periods.push(period);
    if (time === null) warn("a value of RDATE can't be understood and is left out");
    else added.push(startIn(span, zone, time));
    if (time !== null && text.includes("/") && period === null)
      warn("a period of RDATE can't be understood: it is as long as the event");
  }
  const starts = usable.map(({ rule }) => createRuleStarts(rule, anchor, ownZone));
  const addedByDay = Map.groupBy([span.start, ...added], (start) => startOfDay(instantToWall(start, zone)));

  /** A date takes all occurrences of that day away. */
  function startsMeantBy(time: IcsTime): number[] {
    if (span.allDay || time.kind === "time") return [startIn(span, zone, time)];
    const [from, to] = [wallToInstant(time.wall, zone), wallToInstant(time.wall + DAY_MS, zone)];
    return [...(addedByDay.get(time.wall) ?? []), ...starts.flatMap((of) => of(from, to))];
  }

  const excluded = datesOf(component, "exdate", warn).flatMap(({ text, property }) => {
    const time = readTime(text, property, ownContext);
    if (time === null) warn("a value of EXDATE can't be understood and is left out");
    return time === null ? [] : startsMeantBy(time);
  });
  return { rules: usable.map(({ text }) => text), added, periods, excluded };
}

/** More of one event than anybody plans, and than views can show. */
const MOST_RULES = 20;
const MOST_DATES = 10_000;

/** The values of all properties of a name, with the one that each stands in; what is more than views can show is left out. */
function datesOf(component: Component, name: "rdate" | "exdate", warn: (reason: string) => void) {
  const values = propertiesNamed(component, name).flatMap((property) =>
    property.value
      .split(",")
      .map((text) => ({ text: text.trim(), property }))
      .filter(({ text }) => text !== ""),
  );
  if (values.length > MOST_DATES) {
    const left = values.length - MOST_DATES;
    warn(`${name.toUpperCase()} has more than ${MOST_DATES} values: ${left} are left out`);
  }
  return values.slice(0, MOST_DATES);
}
