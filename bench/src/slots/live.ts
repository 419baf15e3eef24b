import { decodeIntervals, type MinuteRange, toRanges } from "@calcache/availability";
import type { Engine } from "@calcache/calendar-cache";
import type { GraphSimulator } from "@calcache/graph-simulator";
import type { Database } from "@calcache/prisma";
import { mergeWithDayjs } from "./merge-with-dayjs.ts";
import { countSlots, eventTypeAsked, type Question } from "./question.ts";
import { instant } from "./seed-peers.ts";

type Mailbox = ReturnType<GraphSimulator["createMailbox"]>;

/** The mailboxes of the first hosts in the simulator, with a month of the events that the database has of them. */
export async function createMailboxes(
  db: Database,
  simulator: GraphSimulator,
  hosts: number,
  { range }: Pick<Question, "range">,
): Promise<Mailbox[]> {
  const calendars = await db.cachedCalendar.findMany({
    where: { mailboxId: { lte: hosts } },
    include: { mailbox: true, busyMonths: true },
    orderBy: { id: "asc" },
  });
  return [...Map.groupBy(calendars, ({ mailbox }) => mailbox.address)].map(([address, own]) => {
    const mailbox = simulator.createMailbox({
      address,
      displayName: address,
      timeZone: "UTC",
      calendars: own.map(({ externalId }) => ({ name: externalId, id: externalId })),
    });
    for (const { externalId, busyMonths } of own)
      for (const event of busyMonths.flatMap(({ busy }) => toRanges(decodeIntervals(busy))))
        if (isIn(event, range)) addEvent(simulator, address, externalId, event);
    return mailbox;
  });
}

const isIn = (event: MinuteRange, range: MinuteRange) => event.start < range.end && event.end > range.start;

function addEvent(simulator: GraphSimulator, address: string, calendarId: string, event: MinuteRange): void {
  const [start, end] = [instant(event.start).toISOString(), instant(event.end).toISOString()];
  const added = simulator.createEvent(address, { title: "", calendarId, start, end });
  if (!added.ok) throw new Error(added.error.message);
}

type Time = { dateTime: string };
type BatchAnswer = { responses: { body: { value: { start: Time; end: Time }[] } }[] };

/** No cache: every mailbox is asked, all at the same time, for all its calendars in one batch of at most twenty. */
export async function live(
  engine: Engine,
  simulator: GraphSimulator,
  mailboxes: readonly Mailbox[],
  question: Question,
): Promise<number> {
  const eventType = await eventTypeAsked(engine, question);
  const asked = mailboxes.slice(0, question.hosts);
  const answers = await Promise.all(asked.map((mailbox) => readBusy(simulator.url, mailbox, question)));
  const busyOf = new Map(asked.map(({ address }, index) => [address, answers[index] ?? []]));
  return countSlots(eventType, question, engine.now(), ({ email }) =>
    mergeWithDayjs(busyOf.get(email) ?? []),
  );
}

async function readBusy(url: string, { calendars, tokens }: Mailbox, { range }: Question) {
  const window = new URLSearchParams({
    startDateTime: instant(range.start).toISOString(),
    endDateTime: instant(range.end).toISOString(),
    $select: "start,end,showAs,isCancelled",
    $top: "1000",
  });
  const requests = calendars.map(({ id }, index) => ({
    id: String(index),
    method: "GET",
    url: `/me/calendars/${encodeURIComponent(id)}/calendarView?${window}`,
  }));
  const response = await fetch(`${url}/v1.0/$batch`, {
    method: "POST",
    headers: { authorization: `Bearer ${tokens.access_token}`, "content-type": "application/json" },
    body: JSON.stringify({ requests }),
  });
  const { responses } = (await response.json()) as BatchAnswer;
  const events = responses.flatMap(({ body }) => body.value);
  return events.map((event) => ({ start: `${event.start.dateTime}Z`, end: `${event.end.dateTime}Z` }));
}
