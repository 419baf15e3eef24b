import { ceilMinute, endMinute, type MinuteRange } from "@calcache/availability";
import { z } from "zod";
import { instant, ruleId, timeZone, wholeNumber } from "../edge/fields/fields.ts";
import type { AskedMember } from "./availability-request.ts";

const minutesPerDay = 1440;
const longestSpanInDays = 35;
const mostPeriods = 50;
const mostGroups = 10;
const mostMembers = 250;
const mostSteps = 10;
const mostResults = 512;
const mostRules = 10;

const minutes = (least: number, most = minutesPerDay) =>
  z.strictObject({ minutes: wholeNumber(least, most) }).transform((duration) => duration.minutes);
const listOf = <Item extends z.ZodType>(item: Item, most: number) =>
  z.array(item).min(1, "must not be empty").max(most, `may have at most ${most} entries`);

/** The whole minutes of a period; an end in the last second of a minute means its end. */
const period = z
  .strictObject({ start: instant, end: instant })
  .transform(({ start, end }, context): MinuteRange => {
    const range = { start: ceilMinute(start), end: endMinute(end) };
    if (range.end <= range.start)
      context.addIssue({ code: "custom", path: ["end"], message: "must be later than start" });
    return range;
  });

const member = z
  .strictObject({
    username: z.string().min(1).max(254).optional(),
    email: z.string().min(1).max(254).optional(),
    availability_rule_ids: z.array(ruleId).max(mostRules, `may have at most ${mostRules} entries`).optional(),
    available_periods: listOf(period, mostPeriods).optional(),
  })
  .transform(({ username, email, ...hours }, context): AskedMember => {
    const { availability_rule_ids: rules = null, available_periods: periods = null } = hours;
    if (rules?.length === 0 && periods === null) {
      const message = "must not be empty where there are no available_periods";
      context.addIssue({ code: "custom", path: ["availability_rule_ids"], message });
    }
    if (username !== undefined && email === undefined) return { name: { username }, rules, periods };
    if (email !== undefined && username === undefined) return { name: { email }, rules, periods };
    context.addIssue({ code: "custom", message: "must have either a username or an email" });
    return z.NEVER;
  });

const group = z
  .strictObject({
    members: listOf(member, mostMembers),
    required: z.union([z.literal("all"), z.int().min(1)], 'must be "all" or a whole number of at least 1'),
  })
  .superRefine(({ members, required }, context) => {
    const count = members.length;
    if (required !== "all" && required > count) {
      const message = `asks for ${required}, but there ${count === 1 ? "is 1 member" : `are ${count} members`}`;
      context.addIssue({ code: "custom", path: ["required"], message });
    }
  });

const participants = listOf(group, mostGroups).superRefine((groups, context) => {
  const count = groups.reduce((sum, { members }) => sum + members.length, 0);
  if (count > mostMembers) tooMany(context, count);
});

const query_periods = listOf(period, mostPeriods).superRefine((periods, context) => {
  const first = Math.min(...periods.map(({ start }) => start));
  const last = Math.max(...periods.map(({ end }) => end));
  if (last - first > longestSpanInDays * minutesPerDay)
    context.addIssue({
      code: "custom",
      message: `may span at most ${longestSpanInDays} days from the first start to the last end`,
    });
});

const everywhere = {
  query_periods,
  tzid: timeZone.default("UTC"),
  max_results: wholeNumber(1, mostResults).default(mostResults),
};

/** Asks for one meeting. */
export const meetingBody = z.strictObject({
  ...everywhere,
  participants,
  required_duration: minutes(1),
  start_interval: minutes(1).optional(),
  buffer: z.strictObject({ before: minutes(0).default(0), after: minutes(0).default(0) }).prefault({}),
  response_format: z
    .enum(["periods", "slots", "overlapping_slots"], "must be periods, slots or overlapping_slots")
    .default("periods"),
});

const longestGap = longestSpanInDays * minutesPerDay;
const gap = z
  .strictObject({
    minimum: minutes(0, longestGap).default(0),
    maximum: minutes(0, longestGap).default(Infinity),
  })
  .refine(({ minimum, maximum }) => minimum <= maximum, {
    path: ["maximum"],
    error: "must not be less than minimum",
  })
  .prefault({});

const step = z.strictObject({
  sequence_id: z.string().min(1, "must not be empty").max(254, "may have at most 254 characters"),
  ordinal: z.int("must be a whole number").optional(),
  participants,
  required_duration: minutes(1),
  start_interval: minutes(1).optional(),
  buffer: z.strictObject({ before: gap, after: gap }).partial().prefault({}),
});

const sequence = listOf(step, mostSteps).superRefine((steps, context) => {
  const count = steps.flatMap(({ participants }) => participants.flatMap(({ members }) => members)).length;
  if (count > mostMembers) tooMany(context, count);
  for (const key of ["sequence_id", "ordinal"] as const) {
    const values = steps.map((entry) => entry[key]);
    for (const [index, value] of values.entries()) {
      if (value !== undefined && values.indexOf(value) < index)
        context.addIssue({
          code: "custom",
          path: [index, key],
          message: `is the same as that of step ${values.indexOf(value)}`,
        });
    }
  }
  if (new Set(steps.map(({ ordinal }) => ordinal === undefined)).size > 1)
    context.addIssue({ code: "custom", message: "must have an ordinal in every step or in none" });
});

/** Asks for several meetings, one after the other. */
export const sequenceBody = z.strictObject({ ...everywhere, sequence });

export type MeetingBody = z.output<typeof meetingBody>;
export type SequenceBody = z.output<typeof sequenceBody>;

function tooMany(context: z.core.$RefinementCtx, count: number): void {
  context.addIssue({
    code: "custom",
    message: `name ${count} members together; at most ${mostMembers} may be asked for`,
  });
}
