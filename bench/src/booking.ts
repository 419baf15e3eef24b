import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Pool } from "pg";
import type { BenchResult } from "./measure/bench-result.ts";
import { compareLoads, type Load, posted, type Work } from "./measure/load.ts";
import { round } from "./measure/percentiles.ts";
import { atLeast, atMost } from "./measure/target.ts";
import { insertBooking } from "./world/insert-booking.ts";
import { startProductionServer } from "./world/production-server.ts";
import { workingHalfHours } from "./world/working-half-hours.ts";
import { startWorld, type World } from "./world/world.ts";

const hosts = 20;
const crowd = { concurrency: 32, turn: 5_000, turns: 2 };
const alone = { concurrency: 1, turn: 2_000, turns: 2 };

/**
 * Confirmations of the production server, each of another guest, from the request to the 201: hosts chosen, the chosen
 * one's calendar read live, their time taken, the event and the mail handed on. The floor is one transaction of the bare
 * driver that inserts the same rows, whose constraints and triggers are the same.
 */
export const booking = {
  what: "confirmations per second of the production server, against bare inserts of the same rows",
  async run(): Promise<BenchResult> {
    const world = await startWorld({ hosts });
    const mail = await mkdtemp(join(tmpdir(), "calcache-bench-mail-"));
    const pool = new Pool({ connectionString: world.databaseUrl, max: crowd.concurrency });
    try {
      await world.db.host.updateMany({ data: { isFixed: false } });
      await world.db.eventType.updateMany({ data: { schedulingType: "ROUND_ROBIN" } });
      const server = await startProductionServer(world, { EMAIL_FOLDER: mail });
      try {
        const works = [await inserts(world, pool), await confirmations(world, server.url)] as const;
        const settle = () => untilWritten(world);
        const [floor, confirmed] = await compareLoads(works, { ...crowd, settle });
        const [oneFloor, one] = await compareLoads(works, { ...alone, settle });
        const [ratio, oneRatio] = [ratios(confirmed, floor), ratios(one, oneFloor)];
        return {
          unit: "requests per second; ms",
          rows: {
            [`floor: bare inserts, ${crowd.concurrency} at once`]: floor,
            [`confirmations, ${crowd.concurrency} at once`]: confirmed,
            "ratio at once": ratio,
            "floor: bare inserts, one by one": oneFloor,
            "confirmations, one by one": one,
            "ratio one by one": oneRatio,
          },
          targets: [
            atLeast("confirmations per second against bare inserts", ratio["requests per second"], 0.25),
            atMost("one confirmation, p95 in ms", one.p95, 250),
          ],
        };
      } finally {
        await server.stop();
      }
    } finally {
      await pool.end();
      await world.stop();
      await rm(mail, { recursive: true, force: true });
    }
  },
};

const ratios = (ours: Load, floor: Load) => ({
  "requests per second": round(ours["requests per second"] / floor["requests per second"]),
  p50: round(ours.p50 / floor.p50),
  p95: round(ours.p95 / floor.p95),
  max: round(ours.max / floor.max),
});

/** Books over HTTP, one half hour of the coming weeks' working days after the other, each visitor from an address of their own. */
async function confirmations({ db }: World, url: string): Promise<Work> {
  const { id: eventTypeId } = await db.eventType.findFirstOrThrow({ where: { slug: "event" } });
  const starts = workingHalfHours();
  let count = 0;
  return posted({
    url: `${url}/api/v2/bookings`,
    status: 201,
    body: () => {
      const start = starts[count++ % starts.length];
      const email = `guest${count}@guest.example`;
      const attendee = { name: `Guest ${count}`, email, timeZone: "Europe/Berlin", language: "en" };
      return JSON.stringify({ start, eventTypeId, attendee });
    },
    headers: () => ({ "x-forwarded-for": `10.${count >> 16}.${(count >> 8) & 255}.${count & 255}` }),
  });
}

/** The same rows, of another event type and of times that nobody else asks for: confirmations never look at them. */
async function inserts({ db }: World, pool: Pool): Promise<Work> {
  const { id: eventTypeId } = await db.eventType.create({
    data: { slug: "floor", title: "Floor", length: 30 },
  });
  const users = await db.user.findMany({ include: { credentials: true, selectedCalendars: true } });
  // A calendar is made known by the first booking that is written to it.
  await db.$executeRaw`
    INSERT INTO calcache.written_calendar (mailbox_id, external_id) SELECT mailbox_id, external_id FROM calcache.cached_calendar
    ON CONFLICT DO NOTHING`;
  const firstStart = Date.parse("2040-01-02T09:00:00Z");
  let count = 0;
  return async () => {
    const user = users[count % users.length];
    const start = firstStart + Math.floor(count / users.length) * 1_800_000;
    count += 1;
    await insertBooking(pool, {
      uid: randomUUID(),
      eventTypeId,
      userId: user?.id ?? 0,
      credentialId: user?.credentials[0]?.id ?? 0,
      calendarId: user?.selectedCalendars[0]?.externalId ?? "",
      guest: { name: `Guest ${count}`, email: `guest${count}@guest.example` },
      start: new Date(start),
      end: new Date(start + 1_800_000),
    });
  };
}

/** Waits until all events are in Outlook, and what changed there has been read. */
async function untilWritten({ db, simulator }: World): Promise<void> {
  for (;;) {
    await simulator.deliverySettled();
    const [open] = await db.$queryRaw<{ count: number }[]>`
      SELECT (SELECT count(*) FROM calcache.calendar_event WHERE version <> applied_version)::int
           + (SELECT count(*) FROM calcache.cached_calendar WHERE dirty_since IS NOT NULL)::int AS count`;
    if (open?.count === 0) break;
    await delay(100);
  }
  // What has grown by thousands would be read by plans for empty tables until autovacuum comes round.
  await db.$executeRaw`ANALYZE`;
}
