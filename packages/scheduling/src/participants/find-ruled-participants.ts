import { type ApiKeyInfo, usersSeenBy } from "@calcache/api-keys";
import type { Engine } from "@calcache/calendar-cache";
import { type HostShape, hostShape, type PreparedStatement } from "@calcache/prisma";
import { type Host, toHosts } from "../host-time/hosts/host.ts";
import { type HostRows, hostColumns, hostTables, longOver } from "../host-time/hosts/host-statement.ts";
import type { ParticipantName } from "./find-participants.ts";
import { withoutOwnHours } from "./hours-of-periods.ts";

/** Somebody by rules of theirs, by their ids. None: their own hours don't count, and the periods by which they are asked for do. */
export type RuledMember = { name: ParticipantName; rules: readonly string[] };

/** `hours` one for each rule; `unknown-rules` names them by their places; `unknown` is whoever the key doesn't open too. */
export type FoundMember =
  | { kind: "found"; hours: Host[] }
  | { kind: "unknown-rules"; places: number[] }
  | { kind: "unknown" };

/** People whose time a key ($1) opens, by usernames ($2) and addresses ($3) in lower case, and each of their schedules by its rule. */
const namedSchedules: PreparedStatement = {
  name: "named schedules",
  text: `
    WITH key AS (SELECT * FROM calcache.api_key WHERE id = $1 AND reach <> 'calendars'), seen AS (${usersSeenBy("key")})
    SELECT u.id AS "userId", lower(u.username) AS username, lower(u.email) AS email, s.id AS "scheduleId",
           COALESCE(r.name, s.id::text) AS rule
    FROM seen JOIN users u ON u.id = seen.id LEFT JOIN "Schedule" s ON s."userId" = u.id
    LEFT JOIN calcache.availability_rule r ON r.schedule_id = s.id AND r.user_id = u.id
    WHERE lower(u.username) = ANY($2::text[]) OR lower(u.email) = ANY($3::text[])`,
};

type NamedSchedule = {
  userId: number;
  username: string | null;
  email: string;
  scheduleId: number | null;
  rule: string | null;
};

/** People ($1) by one schedule of each ($2), 0 for none, with the calendars that close its hours. */
const bySchedule = (shape: HostShape): PreparedStatement => ({
  name: "people by schedule",
  text: `
    WITH member AS MATERIALIZED (
      SELECT "userId", "scheduleId", NULL AS "timeZone"
      FROM unnest($1::int[], $2::int[]) AS asked("userId", "scheduleId")
    ), ${hostTables(shape, "true")}
    SELECT ${hostColumns(shape, "$3")}`,
});

/**
 * Finds people whose time a key opens by rules of theirs. Takes one round trip to find who and which are meant, and one for each rule of
 * whoever is asked for by most.
 */
export async function findRuledParticipants(
  engine: Pick<Engine, "db" | "providers" | "now">,
  { id }: Pick<ApiKeyInfo, "id">,
  members: readonly RuledMember[],
): Promise<(member: RuledMember) => FoundMember> {
  if (members.length === 0) return () => ({ kind: "unknown" });
  const of = (key: string) => members.flatMap(({ name }) => lowerCase(Reflect.get(name, key)));
  const named = await engine.db.readPrepared<NamedSchedule>(namedSchedules, [
    id,
    of("username"),
    of("email"),
  ]);
  const wanted = new Map(members.map((member) => [member, schedulesOf(member, named)]));
  const pairs = [...wanted.values()].flatMap((found) => (found.kind === "schedules" ? found.pairs : []));
  const hosts = await loadPairs(engine, pairs);
  return (member) => {
    const found = wanted.get(member) ?? schedulesOf(member, named);
    if (found.kind !== "schedules") return found;
    return { kind: "found", hours: found.pairs.flatMap((pair) => hosts.get(keyOf(pair)) ?? []) };
  };
}

const lowerCase = (text: unknown) => (typeof text === "string" ? [text.toLowerCase()] : []);

/** Somebody and one of their schedules; 0 stands for hours of no schedule. */
type Pair = { userId: number; scheduleId: number };

const keyOf = ({ userId, scheduleId }: Pair) => `${userId} ${scheduleId}`;

function schedulesOf(
  { name, rules }: RuledMember,
  named: readonly NamedSchedule[],
): { kind: "schedules"; pairs: Pair[] } | Exclude<FoundMember, { kind: "found" }> {
  const theirs = named.filter(({ username, email }) =>
    "username" in name ? username === name.username.toLowerCase() : email === name.email.toLowerCase(),
  );
  const [userId, other] = new Set(theirs.map((row) => row.userId));
  if (userId === undefined || other !== undefined) return { kind: "unknown" };
  if (rules.length === 0) return { kind: "schedules", pairs: [{ userId, scheduleId: 0 }] };
  const scheduleOf = new Map(theirs.map(({ rule, scheduleId }) => [rule, scheduleId]));
  const places = rules.flatMap((rule, place) => (scheduleOf.get(rule) ? [] : [place]));
  if (places.length > 0) return { kind: "unknown-rules", places };
  return {
    kind: "schedules",
    pairs: rules.map((rule) => ({ userId, scheduleId: scheduleOf.get(rule) ?? 0 })),
  };
}

/** A statement tells of each person by one schedule: whoever is asked for by several is in as many. */
async function loadPairs(
  { db, providers, now }: Pick<Engine, "db" | "providers" | "now">,
  pairs: readonly Pair[],
): Promise<Map<string, Host>> {
  const distinct = [...new Map(pairs.map((pair) => [keyOf(pair), pair])).values()];
  const perUser = [...Map.groupBy(distinct, ({ userId }) => userId).values()];
  const hosts = new Map<string, Host>();
  for (let turn = 0; perUser.some((each) => turn < each.length); turn += 1) {
    const asked = perUser.flatMap((each) => each.slice(turn, turn + 1));
    const [row] = await db.readPrepared<HostRows>(bySchedule(await hostShape(db)), [
      asked.map(({ userId }) => userId),
      asked.map(({ scheduleId }) => scheduleId),
      longOver(now()),
    ]);
    const scheduleOf = new Map(asked.map(({ userId, scheduleId }) => [userId, scheduleId]));
    for (const host of row ? toHosts(row, providers) : []) {
      const scheduleId = scheduleOf.get(host.userId) ?? 0;
      hosts.set(keyOf({ userId: host.userId, scheduleId }), scheduleId === 0 ? withoutOwnHours(host) : host);
    }
  }
  return hosts;
}
