import { usersOfElement } from "@calcache/api-keys";
import { slotFormatter, toRanges } from "@calcache/availability";
import type { Engine } from "@calcache/calendar-cache";
import { endpoint, refusal } from "@calcache/http-edge";
import { type FreeBusy, findFreeBusy } from "@calcache/scheduling";
import { z } from "zod";
import { isoTime } from "../edge/answers/in-iso.ts";
import { success, successOf } from "../edge/answers/success.ts";
import { beyondSubjects, type KeyOrElement, keyOrElement } from "../edge/callers/element.ts";
import { type FreeBusyRequest, freeBusyBody, freeBusyQuery } from "./free-busy-request.ts";

type Services = { engine: Engine };

/** The same for what isn't there and for what is another's, so that nobody learns who has an account here. */
const notSeen = refusal(
  404,
  "NOT_FOUND",
  "This key opens nobody's time of that username, and no such calendar",
  z.object({ details: z.array(z.object({ path: z.string(), message: z.string() })) }),
);

const known = {
  freeBusy: z.array(z.object({ start: z.string(), end: z.string(), status: z.enum(["busy", "unknown"]) })),
  asOf: z.string().nullable(),
  source: z.enum(["cached", "live", "stale", "unavailable"]),
};
const answers = {
  200: successOf(
    z.array(
      z.union([z.object({ calendar: z.string(), ...known }), z.object({ username: z.string(), ...known })]),
    ),
  ),
};
const common = {
  caller: keyOrElement("availability:read", "free_busy", "read_write"),
  answers,
  refusals: [notSeen],
} as const;

export const freeBusyEndpoint = endpoint("GET", "/api/v2/free-busy", {
  ...common,
  summary: "When calendars or people are busy",
  query: freeBusyQuery,
  handle: ({ who, query }, { engine }: Services) => read(engine, who, query),
});

export const freeBusyOfManyEndpoint = endpoint("POST", "/api/v2/free-busy", {
  ...common,
  summary: "When many calendars or people are busy",
  body: freeBusyBody,
  mostBytes: 512 * 1024,
  handle: ({ who, body }, { engine }: Services) => read(engine, who, body),
});

async function read(engine: Engine, key: KeyOrElement, asked: FreeBusyRequest) {
  const { subjects, range, timeZone } = asked;
  if (!(await isWithin(engine, key, asked))) return beyondSubjects;
  const found = await findFreeBusy(engine, key, subjects, range);
  const details = subjects.flatMap((subject, index) => {
    if (found[index]) return [];
    const [key, name] = Object.entries(subject)[0] ?? [];
    return [{ path: `${key}s`, message: `${name} is not known here` }];
  });
  if (details.length > 0) return { ...notSeen, more: { details } };
  const { time } = slotFormatter(timeZone);
  const data = subjects.flatMap((subject, index) => {
    const one = found[index];
    return one ? [{ ...subject, ...shown(one, time) }] : [];
  });
  return success(200, data, { "cache-control": "no-store" });
}

/** A token opens people, and no calendars by themselves. */
async function isWithin({ db }: Engine, { element }: KeyOrElement, { subjects }: FreeBusyRequest) {
  if (element === null) return true;
  const opened = new Set((await usersOfElement(db, element)).map(({ username }) => username?.toLowerCase()));
  return subjects.every((subject) => "username" in subject && opened.has(subject.username.toLowerCase()));
}

function shown({ busy, unknown, source, asOf }: FreeBusy, time: (minute: number) => string) {
  const freeBusy = [
    ...toRanges(busy).map((range) => ({ ...range, status: "busy" as const })),
    ...toRanges(unknown).map((range) => ({ ...range, status: "unknown" as const })),
  ];
  return {
    freeBusy: freeBusy
      .sort((a, b) => a.start - b.start)
      .map(({ start, end, status }) => ({ start: time(start), end: time(end), status })),
    asOf: asOf === null ? null : isoTime(asOf),
    source,
  };
}
