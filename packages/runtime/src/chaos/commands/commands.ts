import { EVENT_FLAWS, type FaultEffect, ZONE_ANSWERS } from "@calcache/graph-simulator";
import fc from "fast-check";
import type { Command } from "./command.ts";
import { eventEdit, eventShape, occurrenceEdit, zones } from "./event-shapes.ts";

/** The simulator's names of the requests that the plugin makes. */
const operations = [
  "listCalendarView",
  "createSubscription",
  "renewSubscription",
  "deleteSubscription",
  "listSubscriptions",
  "getMailboxSettings",
  "getUser",
  "listCalendars",
  "batch",
  "token",
];

/** Longer than a client waits in a chaos run. */
export const beyondPatience = 400;

/** A list in which hardly anything can be read; single events like these are left out of what is read. */
const nonsense = { value: Array.from({ length: 8 }, () => ({ start: "soon", end: "later" })) };

const trouble: fc.Arbitrary<FaultEffect> = fc.oneof(
  fc.constantFrom(0.249, 1, 30, 600).map((retryAfterSeconds) => ({ status: 429, retryAfterSeconds })),
  fc.constantFrom(500, 502, 503, 504).map((status) => ({ status })),
  fc.constant({ status: 503, retryAfterSeconds: 120 }),
  fc.integer({ min: 1, max: 40 }).map((delayMs) => ({ delayMs })),
  fc.constant({ delayMs: 10, cut: true as const }),
  fc.constant({ cut: true as const }),
  fc.constantFrom(20, 50).map((answerDelayMs) => ({ answerDelayMs })),
  fc.constant({ answerLost: true as const }),
  fc.constant({ malformed: true as const }),
  fc.constantFrom(302, 400, 404, 503).map((status) => ({ status, empty: true as const })),
  fc.constantFrom(400, 403, 404, 502).map((status) => ({ status, html: true as const })),
  fc.constantFrom(
    { status: 404, code: "UnknownError" },
    { status: 404, code: "ResourceNotFound" },
    { status: 404, code: "ErrorNonExistentMailbox" },
    { status: 403, code: "insufficient_claims" },
    { status: 400, code: "SomethingNew" },
    { status: 423, code: "resourceLocked" },
    { status: 500, code: "ErrorApiQuarantined", message: "" },
    { status: 403, exchangeStatus: "ServiceUnavailable" },
  ),
  fc.constantFrom(
    { headers: { "retry-after": "soon", "x-ms-ags-diagnostic": "{", etag: "none" } },
    { headers: { "content-type": "text/plain" } },
    { status: 302, empty: true as const, headers: { location: "http://127.0.0.1:1/sign-in" } },
  ),
  fc
    .constantFrom("null next link" as const, "item of nulls" as const, "odd batch headers" as const)
    .map((alter) => ({ alter })),
  fc.constantFrom<unknown>({}, null, [], { value: null }, nonsense).map((body) => ({ body })),
);

/** Refusals that say more than their number, which counts for more or for less than that. */
const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: "c1" } } });
const refusalsWithMore: FaultEffect[] = [
  { login: { number: 50076, suberror: "basic_action", claims } },
  { login: { number: 53003, suberror: "message_only", claims } },
  { login: { number: 700007, error: "invalid_grant", suberror: "client_mismatch" } },
  { login: { number: 70000, error: "invalid_grant", suberror: "bad_token" } },
];

/** What an owner may leave of the permissions that the account was connected with. */
const lesserScopes = ["", "User.Read", "User.Read Calendars.Read", "Calendars.ReadWrite Calendars.Read"];

const any = fc.nat({ max: 10_000 });
const oneOrAll = fc.option(any);
const timesOrUntilCleared = fc.option(fc.integer({ min: 1, max: 4 }), { freq: 5 });

const commands: [weight: number, arbitrary: fc.Arbitrary<Command>][] = [
  [20, fc.record({ kind: fc.constant("create"), calendar: any, event: eventShape })],
  [
    2,
    fc.record({
      kind: fc.constant("create broken"),
      calendar: any,
      event: eventShape,
      flaw: fc.constantFrom(...EVENT_FLAWS),
    }),
  ],
  [22, fc.record({ kind: fc.constant("edit"), event: any, edit: eventEdit })],
  [6, fc.record({ kind: fc.constant("edit occurrence"), event: any, occurrence: any, edit: occurrenceEdit })],
  [8, fc.record({ kind: fc.constant("delete"), event: any })],
  [5, fc.record({ kind: fc.constant("delete occurrence"), event: any, occurrence: any })],
  [2, fc.record({ kind: fc.constant("change zone"), mailbox: any, zone: fc.constantFrom(...zones) })],
  [
    7,
    fc.record({
      kind: fc.constant("delivery"),
      drop: fc.constantFrom(0, 0, 0, 0.5, 1),
      duplicate: fc.constantFrom(0, 0.5, 1),
      delayMs: fc.constantFrom<[number, number]>([0, 0], [0, 30], [5, 80]),
      shuffle: fc.boolean(),
      paused: fc.constantFrom(false, false, false, true),
      formerAddress: fc.constantFrom(0, 0, 0.5, 1),
      strays: fc.constantFrom(0, 0, 0.5),
      validationTokens: fc.constantFrom("absent", "absent", "null", "present"),
      lifecycleForm: fc.constantFrom("received", "documented"),
    }),
  ],
  [
    9,
    fc.record({
      kind: fc.constant("fault"),
      mailbox: oneOrAll,
      operation: fc.constantFrom(...operations, "listCalendarView"),
      trouble,
      times: timesOrUntilCleared,
    }),
  ],
  [
    1,
    fc.record({
      kind: fc.constant("fault"),
      mailbox: any,
      operation: fc.constantFrom(...operations),
      trouble: fc.constant({ delayMs: beyondPatience }),
      times: fc.constant(1),
    }),
  ],
  [
    2,
    fc.record({
      kind: fc.constant("fault"),
      mailbox: oneOrAll,
      operation: fc.constant("token"),
      // Each is undone by the next try, whatever it says.
      trouble: fc
        .constantFrom(70000, 700016, 90033, 50076, 90094, 7000215, 50196)
        .map((number): FaultEffect => ({ login: { number } }))
        .chain((plain) => fc.constantFrom(plain, plain, ...refusalsWithMore)),
      times: fc.constant(1),
    }),
  ],
  [4, fc.record({ kind: fc.constant("clear faults") })],
  [3, fc.record({ kind: fc.constant("expire token"), mailbox: any })],
  [1, fc.record({ kind: fc.constant("revoke grant"), mailbox: any })],
  [1, fc.record({ kind: fc.constant("consent"), mailbox: any, scope: fc.constantFrom(...lesserScopes) })],
  [2, fc.record({ kind: fc.constant("relink"), mailbox: any })],
  [1, fc.record({ kind: fc.constant("replace account"), mailbox: any })],
  [1, fc.record({ kind: fc.constant("move address") })],
  [3, fc.record({ kind: fc.constant("remove subscription"), subscription: any, silently: fc.boolean() })],
  [2, fc.record({ kind: fc.constant("silence"), subscription: any })],
  [2, fc.record({ kind: fc.constant("move calendar"), calendar: any, keepsOldId: fc.boolean() })],
  [1, fc.record({ kind: fc.constant("retire ids"), calendar: any })],
  [
    2,
    fc.record({
      kind: fc.constant("lifecycle"),
      subscription: any,
      event: fc.constantFrom("reauthorizationRequired", "missed"),
    }),
  ],
  [
    14,
    fc.record({
      kind: fc.constant("read"),
      worker: any,
      calendars: fc.array(any, { minLength: 1, maxLength: 3 }),
      day: fc.integer({ min: -5, max: 130 }),
      days: fc.integer({ min: 1, max: 40 }),
      serveCache: fc.constantFrom(true, true, true, false),
    }),
  ],
  [
    22,
    fc.record({
      kind: fc.constant("advance"),
      seconds: fc.oneof(
        { weight: 6, arbitrary: fc.integer({ min: 1, max: 15 }) },
        { weight: 3, arbitrary: fc.integer({ min: 60, max: 1_800 }) },
        { weight: 2, arbitrary: fc.integer({ min: 3_600, max: 36_000 }) },
        { weight: 1, arbitrary: fc.integer({ min: 86_400, max: 345_600 }) },
      ),
    }),
  ],
  [8, fc.record({ kind: fc.constant("work") })],
  [5, fc.record({ kind: fc.constant("sweep"), worker: any, both: fc.boolean() })],
  [
    3,
    fc.record({
      kind: fc.constant("kill worker"),
      worker: any,
      calendar: any,
      turns: fc.integer({ min: 0, max: 60 }),
    }),
  ],
  [
    5,
    fc.record({
      kind: fc.constant("change while read"),
      calendar: any,
      events: fc.tuple(eventShape, eventShape),
      overtaken: fc.boolean(),
      calm: fc.boolean(),
    }),
  ],
  [2, fc.record({ kind: fc.constant("drop connections") })],
  [3, fc.record({ kind: fc.constant("calm") })],
  [1, fc.record({ kind: fc.constant("quiet sweep") })],
];

const command = fc.oneof(...commands.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** When a run begins: before clocks change, at the ends of months and of the year. */
const beginnings = [
  "2026-03-20T12:00:00Z",
  "2026-10-20T23:30:00Z",
  "2026-12-29T08:00:00Z",
  "2026-02-27T18:00:00Z",
  "2026-05-31T23:50:00Z",
  "2028-02-28T05:00:00Z",
];

/** Everything about a run but its interleaving: the same for the same seed. */
export type Plan = {
  beginning: string;
  zones: string[];
  zoneAnswers: (typeof ZONE_ANSWERS)[number][];
  /** what Outlook.com says that the personal account is called; absent for its address, null for nothing */
  personalName: string | null | undefined;
  /** the longest life that a subscription is granted; null for what is asked for */
  grantedMinutes: number | null;
  commands: Command[];
};

/** The plan of a seed. */
export function planOf(seed: number, length: number): Plan {
  const plan: fc.Arbitrary<Plan> = fc.record({
    beginning: fc.constantFrom(...beginnings),
    zones: fc.array(fc.constantFrom(...zones), { minLength: 3, maxLength: 3 }),
    zoneAnswers: fc.array(fc.constantFrom(...ZONE_ANSWERS), { minLength: 3, maxLength: 3 }),
    personalName: fc.constantFrom(undefined, null, "", "host0@gmail.example"),
    grantedMinutes: fc.constantFrom(null, null, null, 60, 10),
    commands: fc.array(command, { minLength: length, maxLength: length, size: "max" }),
  });
  const [made] = fc.sample(plan, { seed, numRuns: 1 });
  if (!made) throw new Error("fast-check made no plan");
  return made;
}
