import { type Intervals, intervalsFrom, type MinuteRange } from "@calcache/availability";
import { createTestDatabase, type TestDatabase } from "@calcache/setup/testing";
import type { Engine } from "../engine/engine.ts";
import type { CalendarProvider, ProviderResult } from "../engine/provider.ts";
import { tellOfCalendars } from "../live/tell-of-calendars.ts";
import { processCache } from "../store/process-cache.ts";

/** What the test has the provider answer; each read takes the next answer, the last one for ever. */
export type Answer = ProviderResult<Intervals> | Promise<ProviderResult<Intervals>>;

export const busy = (...pairs: [number, number][]): ProviderResult<Intervals> => ({
  ok: true,
  value: intervalsFrom(pairs.map(([start, end]): MinuteRange => ({ start, end }))),
});

/** The integration of the accounts that the test's provider serves. */
export const testIntegration = "test_calendar";

/** The engine on a real Postgres, with a provider that answers what the test says, when the test says. */
export async function createTestEngine(
  startAt = Date.parse("2026-11-20T12:00:00Z"),
  createDatabase: () => Promise<TestDatabase> = createTestDatabase,
) {
  const database = await createDatabase();
  let now = startAt;
  let answers: Answer[] = [busy()];
  const reads: MinuteRange[] = [];
  const woken: number[] = [];
  const subscriptions = new Set<string>();
  const lines: string[] = [];
  const log = (_fields: object, message: string) => lines.push(message);
  const provider: CalendarProvider = {
    busyRule: 1,
    address: "here",
    readProfile: async ({ address }) => ({
      ok: true,
      value: { externalId: `id of ${address}`, accountKind: "test" },
    }),
    readSettings: async () => ({ ok: true, value: { timeZone: "Europe/Berlin", away: null } }),
    listCalendars: async () => ({ ok: true, value: [] }),
    async readBusy(_mailbox, _calendar, range) {
      reads.push(range);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      return answer ?? busy();
    },
    async subscribe(_mailbox, calendar) {
      const externalId = `subscription of ${calendar}`;
      subscriptions.add(externalId);
      return { ok: true, value: { externalId, expiresAt: now + 604_800_000 } };
    },
    renew: async (_mailbox, ids) =>
      new Map(
        ids.map((externalId) => [
          externalId,
          { ok: true, value: { externalId, expiresAt: now + 604_800_000 } },
        ]),
      ),
    async unsubscribe(_mailbox, externalId) {
      subscriptions.delete(externalId);
      return { ok: true, value: null };
    },
    listSubscriptions: async () => ({ ok: true, value: [...subscriptions] }),
  };
  const engine: Engine = {
    db: database.db,
    providers: new Map([[testIntegration, provider]]),
    now: () => now,
    log: { info: log, warn: log, error: log },
    observe: () => {},
    cache: processCache(),
    settings: { months: 4, pollMinutes: 360 },
    tell: tellOfCalendars(database.db),
    wake: async (ids) => {
      woken.push(...ids);
    },
  };
  const user = await database.db.user.create({
    data: { email: "ann@contoso.example", timeZone: "Europe/Berlin" },
  });
  const credential = await database.db.credential.create({
    data: { type: testIntegration, key: { email: user.email }, userId: user.id },
  });
  return {
    engine,
    provider,
    db: database.db,
    user,
    credential,
    reads,
    woken,
    lines,
    answer: (...next: Answer[]) => {
      answers = next;
    },
    moveTo: (time: string) => {
      now = Date.parse(time);
    },
    advance: (ms: number) => {
      now += ms;
    },
    drop: database.drop,
  };
}

/** A promise to be settled by the test. */
export function later<Value>() {
  return Promise.withResolvers<Value>();
}
