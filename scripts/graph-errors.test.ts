import { expect, test } from "vitest";
import type { FailureKind } from "../packages/calendar-cache/src/engine/provider.ts";
import {
  calendarPatience,
  failureKinds,
  failurePolicies,
  tenantPatience,
  unprovenRelinkDelay,
} from "../packages/calendar-cache/src/health/failure-policy.ts";
import { eventMeaning, isFinal } from "../packages/calendar-events/src/events/event-failures.ts";
import type { Meaning } from "../packages/microsoft-graph/src/errors/error-row.ts";
import {
  type GraphErrorRow,
  graphErrorTable,
} from "../packages/microsoft-graph/src/errors/graph-error-table.ts";
import {
  type LoginErrorRow,
  loginErrorTable,
} from "../packages/microsoft-graph/src/errors/login-error-table.ts";
import { inRepo } from "./lib/root.ts";

const introduction = `# Errors of Microsoft Graph and its login

What each answer means, what is done about it, and what a person reads of it. Made from the tables in the code
(\`graph-error-table.ts\`, \`login-error-table.ts\`, \`failure-policy.ts\`, \`event-failures.ts\`) by
\`npm test -- --project unit scripts/graph-errors -u\`; a test keeps it equal to them.

A code counts more than a status, an inner code more than an outer one, and of two rows that fit the earlier one in its table. No
answer at all is \`transient\`, and a good one that isn't as documented is \`malformed\`. Only \`gone\`, \`forbidden\`, \`conflict\` and
\`bug\` by a known code prove that the mailbox answers: nothing else ends a quarantine. A sign-in that fails always concerns the
whole mailbox. \`Retry-After\` is heeded whatever the kind.

What a person reads stands in the log, in \`/api/health\` where a person has to do something, in \`failureReason\` of calendars and
mailboxes, and as \`reason\` of an event (\`GET …/events/{id}\`). Meanwhile booking pages show what was last known, marked as such.
`;

const duration = (ms: number): string => {
  const units: [number, string][] = [
    [86_400_000, "d"],
    [3_600_000, "h"],
    [60_000, "min"],
  ];
  const [size, name] = units.find(([unit]) => ms >= unit && ms % unit === 0) ?? [1000, "s"];
  return `${ms / size} ${name}`;
};

function whatWeDo(kind: FailureKind): string {
  const { concerns, firstDelay, longestDelay, quarantine } = failurePolicies[kind];
  const span =
    firstDelay === longestDelay
      ? duration(firstDelay)
      : `${duration(firstDelay)}, later ${duration(longestDelay)}`;
  const isHiccup = kind === "transient" || kind === "ambiguous";
  return [
    kind === "relink"
      ? `The account is marked; one that may pass by itself waits ${duration(unprovenRelinkDelay)} for a second refusal.`
      : `The ${concerns} is left alone for ${span}.`,
    quarantine === null
      ? []
      : quarantine.failures === 1
        ? "From the first time on it is only probed."
        : `After ${duration(quarantine.after)} it is only probed.`,
    kind === "tenant"
      ? `After ${duration(tenantPatience)}, if other organisations let this app in, the account is marked; if none does, an alert.`
      : [],
    kind === "config" ? "An alert; no account is marked." : [],
    isHiccup
      ? `A calendar, or an event to write, that has failed for ${duration(calendarPatience)} while its mailbox is read stops only itself.`
      : [],
    isFinal({ kind, reached: "mailbox" }) ? "An event isn't tried again before its next command." : [],
  ]
    .flat()
    .join(" ");
}

function whatAPersonReads(kind: FailureKind): string {
  const { meaning } = failurePolicies[kind];
  const ofEvent = eventMeaning(kind);
  return `“${meaning}”${ofEvent === meaning ? "" : `; of an event “${ofEvent}”`}`;
}

const code = (values: readonly (string | number)[] = []) => values.map((value) => `\`${value}\``).join(", ");
const cell = (parts: readonly string[]) => parts.filter((part) => part !== "").join("; ");

const ofGraph = (row: GraphErrorRow) =>
  cell([
    row.statuses?.join(", ") ?? "",
    code(row.codes),
    row.exchange ? `Exchange's ${code(row.exchange)}` : "",
    row.says ? `“${row.says}”` : "",
    row.bare ? "no code" : "",
    row.operations ? `in ${row.operations.join(", ")}` : "",
  ]);

const ofLogin = (row: LoginErrorRow) =>
  cell([
    row.numbers?.map((number) => `AADSTS${number}`).join(", ") ?? "",
    row.suberrors ? `suberror ${code(row.suberrors)}` : "",
    row.claims ? "with `claims`" : "",
    code(row.errors),
    row.statuses?.join(", ") ?? "",
    row.bare ? "no code" : "",
  ]);

const why = ({ reason, mayPass, waitSeconds }: Meaning) =>
  cell([
    reason,
    mayPass ? "may pass by itself" : "",
    waitSeconds ? `waits ${duration(waitSeconds * 1000)} at least` : "",
  ]);

function section(kind: FailureKind): string {
  const has = ({ kind: own }: Meaning) => (own === "conflict" ? "ambiguous" : own) === kind;
  const rows = [
    ...graphErrorTable.filter(has).map((row) => `| Graph | ${ofGraph(row)} | ${why(row)} |`),
    ...loginErrorTable.filter(has).map((row) => `| login | ${ofLogin(row)} | ${why(row)} |`),
  ];
  return [
    `## ${kind}\n`,
    `- What we do: ${whatWeDo(kind)}`,
    `- What a person reads: ${whatAPersonReads(kind)}`,
    ...(rows.length > 0 ? ["", "| from | answer | why |", "| --- | --- | --- |", ...rows] : []),
    "",
  ].join("\n");
}

test("docs/graph-errors.md says what the code does", async () => {
  const document = [introduction, ...failureKinds.map(section)].join("\n");
  await expect(document).toMatchFileSnapshot(inRepo("docs/graph-errors.md"));
});
