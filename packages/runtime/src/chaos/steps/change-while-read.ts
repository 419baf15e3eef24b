import { refreshCalendars } from "@calcache/calendar-cache";
import { checkStored } from "../checks/check-read.ts";
import type { Command } from "../commands/command.ts";
import type { ChaosCalendar, ChaosWorld } from "../world/chaos-world.ts";
import { advance, turns, work } from "../world/pass-time.ts";
import { createEvent } from "./edit-events.ts";

/** How long Outlook holds the answer back that grows old meanwhile. */
const held = 60;

/** More turns than an undisturbed refresh needs to ask. */
const patience = 2_000;

/**
 * Changes a calendar after Outlook has answered a refresh and before that refresh stores the answer. The refresh is a
 * notification's, which the second change marks again; or one that is overtaken by a newer one, which has seen the change.
 */
export async function changeWhileRead(
  world: ChaosWorld,
  calendar: ChaosCalendar,
  { events: [first, second], overtaken }: Extract<Command, { kind: "change while read" }>,
): Promise<void> {
  await advance(world, 2_000);
  const { id } = world.simulator.addFault({
    match: { operation: "listCalendarView", mailbox: calendar.address },
    effect: { answerDelayMs: held },
    times: 1,
  });
  const old = overtaken ? refresh(world, calendar) : createEvent(world, calendar, first);
  for (let turn = 0; turn < patience && isInForce(world, id); turn++) await turns(1);
  await createEvent(world, calendar, second);
  if (overtaken) await refresh(world, calendar);
  await checkStored(world, calendar);
  await old;
  world.simulator.removeFault(id);
  await work(world);
  await checkStored(world, calendar);
}

async function refresh(world: ChaosWorld, calendar: ChaosCalendar): Promise<void> {
  const worker = world.nextWorker();
  const job = refreshCalendars(worker.runtime.engine, [calendar]);
  worker.jobs.add(job);
  await job;
  worker.jobs.delete(job);
}

/** Once it has struck it is gone: the answer is made. */
const isInForce = ({ simulator }: ChaosWorld, id: string) =>
  simulator.listFaults().some((fault) => fault.id === id);
