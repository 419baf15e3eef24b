import type { Span } from "../../events/event.ts";
import { createRuleStarts } from "../../recurrence/rule-starts.ts";
import { readUsableRule } from "../../recurrence/rules/usable-rule.ts";
import { DAY_MS } from "../../time/day.ts";
import { wallToInstant } from "../../time/wall-clock.ts";
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
  const usable = propertiesNamed(component, "rrule")
    .filter(({ value }) => value.trim() !== "")
    .flatMap(({ value }) => {
      const read = readUsableRule(value, anchor.wall, span.end - span.start);
      if (!read.ok) warn(`RRULE is left out and its first time kept: ${read.error}`);
      else if (read.value.unknown.length > 0)
        warn(`RRULE's parts ${read.value.unknown.join(", ")} are unknown`);
      return read.ok ? [{ text: value.trim(), rule: read.value.rule }] : [];
    });
  if (propertiesNamed(component, "exrule").length > 0) warn("EXRULE is left out: RFC 5545 has it no more");

  const periods: Span[] = [];
  const added: number[] = [];
  for (const property of propertiesNamed(component, "rdate")) {
    for (const text of valuesOf(property.value)) {
      const period = span.allDay ? null : readPeriod(text, property, context);
      const time = readTime(text.split("/")[0] ?? "", property, context);
      if (period !== null) periods.push(period);
      if (time === null) warn("a value of RDATE can't be understood and is left out");
      else added.push(startIn(span, zone, time));
    }
  }

  const starts = usable.map(({ rule }) => createRuleStarts(rule, anchor, ownZone));
  /** A date takes all occurrences of that day away. */
  function startsMeantBy(time: IcsTime): number[] {
    if (span.allDay || time.kind === "time") return [startIn(span, zone, time)];
    const [from, to] = [wallToInstant(time.wall, zone), wallToInstant(time.wall + DAY_MS, zone)];
    return [span.start, ...added, ...starts.flatMap((of) => of(from, to))].filter(
      (start) => start >= from && start < to,
    );
  }
  const excluded = propertiesNamed(component, "exdate").flatMap((property) =>
    valuesOf(property.value).flatMap((text) => {
      const time = readTime(text, property, context);
      if (time === null) warn("a value of EXDATE can't be understood and is left out");
      return time === null ? [] : startsMeantBy(time);
    }),
  );
  return { rules: usable.map(({ text }) => text), added, periods, excluded };
}

function valuesOf(value: string): string[] {
  return value
    .split(",")
    .map((text) => text.trim())
    .filter((text) => text !== "");
}
