import type { FaultDraft } from "@calcache/graph-simulator";
import fc from "fast-check";

/** A fault of one mailbox or of all, for so many requests or so many steps of the run. `mailbox` is a number to choose by. */
export type EnduranceFault = {
  mailbox: number | null;
  operation: string | null;
  effect: FaultDraft["effect"];
  times: number;
  /** a refusal that is believed when it comes twice: no second one comes within hours */
  isRare: boolean;
};

const operations = [
  "listCalendarView",
  "createEvent",
  "updateEvent",
  "deleteEvent",
  "getEvent",
  "listEvents",
  "listCalendars",
  "createSubscription",
  "renewSubscription",
  "deleteSubscription",
  "listSubscriptions",
  "getMailboxSettings",
];

/** Answers that say nothing for good, as they were recorded; none is a refusal in a code that is final. */
const passing = fc.oneof(
  fc.constantFrom(408, 423, 424, 429, 440, 449, 500, 502, 503, 504, 509).map((status) => ({ status })),
  fc.constantFrom(1, 0.249, 30).map((retryAfterSeconds) => ({ status: 429, retryAfterSeconds })),
  fc.constantFrom(302, 400, 403, 404, 503).map((status) => ({ status, empty: true as const })),
  fc.constantFrom(400, 403, 404, 407, 502).map((status) => ({ status, html: true as const })),
  fc.constantFrom(
    { status: 404, code: "UnknownError" },
    { status: 404, code: "ResourceNotFound" },
    { status: 404, code: "ErrorNonExistentMailbox" },
    { status: 404, code: "OrganizationFromTenantGuidNotFound" },
    { status: 404, code: "MailboxNotEnabledForRESTAPI" },
    { status: 500, code: "ErrorApiQuarantined" },
    { status: 503, code: "ErrorInternalServerTransientError" },
    { status: 400, code: "SomethingNew" },
  ),
  fc.constant({ status: 403, exchangeStatus: "ServiceUnavailable" }),
  fc.constantFrom({ cut: true as const }, { malformed: true as const }, { answerLost: true as const }),
  fc.constantFrom("null next link" as const, "item of nulls" as const).map((alter) => ({ alter })),
);

const signIns = fc.oneof(
  fc
    .constantFrom(40010, 50166, 80001, 80007, 90091, 501621, 50000, 51005, 90033, 70012)
    .map((number) => ({ login: { number } })),
  fc.constantFrom({ status: 302, empty: true as const }, { status: 503, html: true as const }),
);

const refusals = fc
  .constantFrom(70000, 700016, 50076, 90094, 7000215, 50196, 700007)
  .map((number) => ({ login: { number } }));

const mailbox = fc.option(fc.nat({ max: 10_000 }), { freq: 40 });

const fault: fc.Arbitrary<EnduranceFault> = fc.oneof(
  {
    weight: 16,
    arbitrary: fc.record({
      mailbox,
      operation: fc.oneof(fc.constant(null), fc.constantFrom(...operations)),
      effect: passing,
      times: fc.integer({ min: 1, max: 12 }),
      isRare: fc.constant(false),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      mailbox,
      operation: fc.constant("token"),
      effect: signIns,
      times: fc.integer({ min: 1, max: 4 }),
      isRare: fc.constant(false),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      mailbox: fc.nat({ max: 10_000 }),
      operation: fc.constant("token"),
      effect: refusals,
      times: fc.constant(1),
      isRare: fc.constant(true),
    }),
  },
);

/** So many faults, the same for the same seed. */
export const randomFaults = (seed: number, count: number): EnduranceFault[] =>
  fc.sample(fault, { seed, numRuns: count });

/** How long each step of a run lasts, in ms: seconds to half an hour. */
export const stepLengths = (seed: number, count: number): number[] =>
  fc
    .sample(fc.oneof(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 60, max: 1_800 })), {
      seed: seed + 1,
      numRuns: count,
    })
    .map((seconds) => seconds * 1000);
