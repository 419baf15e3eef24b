import { readAvailability, refreshCalendars, sweep } from "@calcache/calendar-cache";
import type { FaultEffect } from "@calcache/graph-simulator";
import { checkCalm, checkQuiet } from "../checks/check-calm.ts";
import { checkRead } from "../checks/check-read.ts";
import type { Command } from "../commands/command.ts";
import type { ChaosWorld } from "../world/chaos-world.ts";
import { advance, turns, work } from "../world/pass-time.ts";
import { changeWhileRead } from "./change-while-read.ts";
import { createBrokenEvent, createEvent, deleteEvent, editEvent, occurrenceOf } from "./edit-events.ts";

/** Carries one command out. @throws Error where the cache does what it must not */
export async function carryOut(world: ChaosWorld, command: Command): Promise<void> {
  const { simulator } = world;
  switch (command.kind) {
    case "create":
      return createEvent(world, pick(world.calendars, command.calendar), command.event);
    case "create broken":
      return createBrokenEvent(world, pick(world.calendars, command.calendar), command.event, command.flaw);
    case "edit":
    case "delete": {
      const event = world.events[command.event % world.events.length];
      if (!event) return;
      return command.kind === "edit"
        ? editEvent(world, event.calendar, event.id, command.edit)
        : deleteEvent(world, event.calendar, event.id);
    }
    case "edit occurrence":
    case "delete occurrence": {
      const calendar = pick(world.calendars, command.event);
      const id = occurrenceOf(world, calendar, command.occurrence);
      if (id === null) return;
      return command.kind === "edit occurrence"
        ? editEvent(world, calendar, id, command.edit)
        : deleteEvent(world, calendar, id);
    }
    case "change zone": {
      const mailbox = pick(world.mailboxes, command.mailbox);
      simulator.updateMailbox(mailbox.address, { timeZone: command.zone });
      mailbox.zones.push(command.zone);
      return;
    }
    case "delivery": {
      const { kind: _, ...options } = command;
      return simulator.setDelivery(options);
    }
    case "fault": {
      const { operation, mailbox, times, trouble } = command;
      const address = mailbox === null ? null : pick(world.mailboxes, mailbox).address;
      simulator.addFault({
        match: { operation: meantBy(trouble, operation), ...(address !== null && { mailbox: address }) },
        effect: trouble,
        ...(times !== null && { times }),
      });
      return;
    }
    case "clear faults":
      return simulator.clearFaults();
    case "expire token":
      simulator.changeTokens(pick(world.mailboxes, command.mailbox).address, { action: "expire" });
      return;
    case "revoke grant":
      simulator.changeTokens(pick(world.mailboxes, command.mailbox).address, { action: "revoke" });
      return;
    case "consent":
      simulator.setConsent(pick(world.mailboxes, command.mailbox).address, { scope: command.scope });
      return;
    case "relink":
      return world.linkAgain([pick(world.mailboxes, command.mailbox).address]);
    case "replace account":
      return world.replaceAccount(pick(world.mailboxes, command.mailbox).address);
    case "move address":
      return world.moveAddress();
    case "remove subscription": {
      const subscriptions = simulator.listSubscriptions();
      const subscription = subscriptions[command.subscription % subscriptions.length];
      if (subscription) simulator.removeSubscription(subscription.id, { silently: command.silently });
      return;
    }
    case "silence": {
      const subscriptions = simulator.listSubscriptions();
      const subscription = subscriptions[command.subscription % subscriptions.length];
      if (subscription) simulator.silenceSubscription(subscription.id, { silent: true });
      return;
    }
    case "move calendar":
    case "retire ids": {
      const calendar = pick(
        world.calendars.filter(({ isShared }) => isShared),
        command.calendar,
      );
      const { address, presentId } = calendar;
      if (command.kind === "retire ids") {
        simulator.retireCalendarIds(address, presentId);
        return;
      }
      // Ids change once in years. Before the last one is known, two calendars that are alike could stand in the list, and nobody
      // could say which it is.
      const known = await world.database.db.cachedCalendar.findUnique({ where: { id: calendar.id } });
      if (known?.externalId !== presentId) return;
      const moved = simulator.moveCalendar(address, presentId, command);
      if (moved.ok) calendar.presentId = moved.value.id;
      return;
    }
    case "lifecycle": {
      const subscriptions = simulator.listSubscriptions();
      const subscription = subscriptions[command.subscription % subscriptions.length];
      if (subscription) simulator.sendLifecycle(subscription.id, command.event);
      return;
    }
    case "read":
      return read(world, command);
    case "advance":
      return advance(world, command.seconds * 1000);
    case "work":
      return work(world);
    case "sweep": {
      const sweepers = [
        world.worker(command.worker),
        ...(command.both ? [world.worker(command.worker + 1)] : []),
      ];
      await Promise.all(sweepers.map(({ runtime }) => sweep(runtime.engine)));
      return;
    }
    case "kill worker":
      return kill(world, command);
    case "change while read":
      await changeWhileRead(world, pick(world.calendars, command.calendar), command);
      return command.calm ? checkCalm(world) : undefined;
    case "drop connections":
      await world.database.endSessions();
      return turns(20);
    case "calm":
      return checkCalm(world);
    case "quiet sweep":
      return checkQuiet(world);
  }
}

/** A made-up body is a lie that only the reading of events can see through, and only a batch has headers in its body. */
function meantBy(trouble: FaultEffect, operation: string): string {
  if ("body" in trouble) return "listCalendarView";
  return trouble.alter === "odd batch headers" ? "batch" : operation;
}

async function read(world: ChaosWorld, command: Extract<Command, { kind: "read" }>): Promise<void> {
  const { runtime } = world.worker(command.worker);
  const calendars = [...new Set(command.calendars.map((number) => pick(world.calendars, number)))];
  const start = Math.floor(world.now() / 60_000) + command.day * 24 * 60;
  const range = { start, end: start + command.days * 24 * 60 };
  await checkRead(world, calendars, range, () =>
    readAvailability(runtime.engine, calendars, range, { serveCache: command.serveCache }),
  );
}

/** Kills a worker that is somewhere in the middle of a refresh. */
async function kill(world: ChaosWorld, command: Extract<Command, { kind: "kill worker" }>): Promise<void> {
  const worker = world.worker(command.worker);
  const job = refreshCalendars(worker.runtime.engine, [pick(world.calendars, command.calendar)]).catch(
    (error) => worker.failed("a refresh", error),
  );
  worker.jobs.add(job);
  await turns(command.turns);
  await world.replace(worker);
}

function pick<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length];
  if (item === undefined) throw new Error("there is nothing to choose from");
  return item;
}
