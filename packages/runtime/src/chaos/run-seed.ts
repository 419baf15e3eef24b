import { createChangeJournal } from "./checks/change-journal.ts";
import { checkQuiet } from "./checks/check-calm.ts";
import { checkStored } from "./checks/check-read.ts";
import { createClientPatience } from "./client-patience.ts";
import type { Command } from "./commands/command.ts";
import type { Plan } from "./commands/commands.ts";
import { carryOut } from "./steps/carry-out.ts";
import { type ChaosWorld, createChaosWorld } from "./world/chaos-world.ts";
import type { ChaosPostgres } from "./world/databases.ts";
import { advance, turns } from "./world/pass-time.ts";

/** Why a run failed: what was wrong, after which command, and what the workers had to say. */
export type ChaosFailure = { problem: string; command: string; notes: string[] };

export type RunOptions = { postgres: ChaosPostgres; realQueue: boolean };

/** Runs a plan in a world of its own; null when nothing was wrong. */
export async function runPlan(plan: Plan, { postgres, realQueue }: RunOptions): Promise<ChaosFailure | null> {
  const world = await createChaosWorld(postgres, plan, { realQueue });
  const patience = createClientPatience();
  let current = "the first sweep";
  try {
    await begin(world);
    const journals = world.calendars.map(createChangeJournal);
    const verify = async () => {
      for (const journal of journals) await journal.verify(world);
    };
    await verify();
    for (const command of plan.commands) {
      current = JSON.stringify(command);
      if (isCheck(command)) patience.restore();
      else patience.shorten();
      await carryOut(world, command);
      if (isCheck(command) && world.queue) await world.queue.drain();
      if (isCheck(command)) await verify();
      await turns(1);
    }
    patience.restore();
    current = "the last quiet sweep";
    for (const calendar of world.calendars) await checkStored(world, calendar);
    await checkQuiet(world);
    await verify();
    return null;
  } catch (error) {
    const problem = error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
    return { problem, command: current, notes: [...world.notes(), ...(await describeState(world))] };
  } finally {
    patience.restore();
    await world.close();
  }
}

const isCheck = ({ kind }: Command) =>
  kind === "calm" || kind === "quiet sweep" || kind === "change while read";

/** The first sweeps: everything is watched and known. */
async function begin(world: ChaosWorld): Promise<void> {
  await world.nextWorker().runtime.sweep();
  for (const calendar of world.calendars) {
    const stored = await world.database.db.cachedCalendar.findFirstOrThrow({
      where: { externalId: calendar.externalId },
    });
    calendar.id = stored.id;
  }
  // The second sweep lists the calendars, by whose names those are found again whose ids change.
  await advance(world, 5 * 60_000);
  await world.nextWorker().runtime.sweep();
  await advance(world, 6_000);
}

/** What there is at the moment of a failure, for whoever looks into it. */
async function describeState(world: ChaosWorld): Promise<string[]> {
  const { now, simulator, mailboxes, queue } = world;
  const { db } = world.database;
  const jobs = queue
    ? []
    : await db.$queryRaw<{ job: string }[]>`
    SELECT row_to_json(j)::text AS job FROM calcache_queue.job j WHERE state IN ('created', 'active') LIMIT 50`;
  const calendars = await db.cachedCalendar.findMany({
    include: { subscription: true, mailbox: { include: { credential: { select: { invalid: true } } } } },
    orderBy: { id: "asc" },
  });
  const events = mailboxes.flatMap(({ address }) => {
    const stored = simulator.listStoredEvents(address);
    return stored.ok ? stored.value : [];
  });
  return [
    `now ${new Date(now()).toISOString()}`,
    ...mailboxes.map((mailbox) => JSON.stringify(mailbox)),
    ...calendars.map((calendar) => JSON.stringify(calendar)),
    ...jobs.map(({ job }) => job),
    ...events.map((event) => JSON.stringify(event)),
  ];
}
