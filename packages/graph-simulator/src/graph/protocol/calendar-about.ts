import { z } from "zod";
import type { HttpContext } from "../../attend.ts";
import { parseEventId } from "../../events/event-id.ts";
import type { Mailbox } from "../../mailbox/mailbox.ts";
import { calendarOfId, defaultCalendar } from "../../mailbox/mailbox.ts";
import type { Simulation } from "../../simulation.ts";
import { watchedCalendar } from "../../subscriptions/watched-calendar.ts";
import type { Caller } from "../access/caller.ts";
import type { Operation } from "./operation.ts";
import { isFailure } from "./reply.ts";

const resourceSchema = z.object({ resource: z.string() });

/** The id of the calendar that a request is about, by its path or by the resource it subscribes to; null if it is about none. */
export async function calendarAbout(
  sim: Simulation,
  operation: Operation,
  { caller, mailbox }: { caller: Caller | null; mailbox: Mailbox | null },
  c: HttpContext,
): Promise<string | null> {
  const { calendar, event, subscription } = c.req.param();
  if (calendar !== undefined) return (mailbox && calendarOfId(mailbox, calendar)?.id) ?? calendar;
  if (event !== undefined) return sim.events.find(parseEventId(event) ?? "")?.event.calendarId ?? null;
  if (subscription !== undefined) return sim.subscriptions.get(subscription, sim.now())?.calendarId ?? null;
  if (operation.name === "createSubscription") return caller && subscribedCalendar(sim, caller, c);
  const isOfDefault = /\/(calendar|calendarView|events)$/.test(operation.path);
  return mailbox !== null && isOfDefault ? defaultCalendar(mailbox).id : null;
}

async function subscribedCalendar(sim: Simulation, caller: Caller, c: HttpContext): Promise<string | null> {
  const body = resourceSchema.safeParse(await c.req.json().catch(() => null));
  if (!body.success) return null;
  const watched = watchedCalendar(body.data.resource, caller, sim.mailboxes);
  return isFailure(watched) ? null : watched.calendarId;
}
