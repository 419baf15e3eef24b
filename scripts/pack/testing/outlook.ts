import type { HostMember } from "@calcache/setup/testing";

type Mailbox = { tokens: HostMember["tokens"]; calendars: { id: string }[] };

/** An event, as the simulator's control API tells of it. */
export type OutlookEvent = { title: string; start: string; end: string };

/** A running simulator, by its control API alone, as whoever installed it has it. */
export function outlookAt(url: string) {
  async function control<Answer>(path: string, body?: object): Promise<Answer> {
    const answer = await fetch(`${url}/control/${path}`, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }
  return {
    /** Makes a mailbox whose owner has linked it. */
    async link(address: string, name: string): Promise<HostMember> {
      const mailbox = { address, displayName: name, timeZone: "UTC" };
      const { tokens, calendars } = await control<Mailbox>("mailboxes", mailbox);
      return { address, name, tokens, calendarId: calendars[0]?.id ?? "" };
    },
    addEvent: (address: string, event: OutlookEvent) => control(`mailboxes/${address}/events`, event),
    /** What happens on a date, `YYYY-MM-DD`. */
    async eventsOn(date: string, address: string) {
      const range = `start=${date}T00:00:00Z&end=${date}T23:59:59Z`;
      const { events } = await control<{ events: OutlookEvent[] }>(`mailboxes/${address}/events?${range}`);
      return events;
    },
  };
}
