import type { Calendar, Mailbox } from "./mailbox.ts";

/** All mailboxes, found by guid or by address (in any case). */
export type MailboxStore = {
  /** By guid. */
  get: (id: string) => Mailbox | undefined;
  /** By guid, or by address in any case. */
  find: (idOrAddress: string) => Mailbox | undefined;
  /** The mailbox and the calendar behind a calendar id. */
  findCalendar: (calendarId: string) => { mailbox: Mailbox; calendar: Calendar } | undefined;
  put: (mailbox: Mailbox) => void;
  remove: (id: string) => void;
  all: () => Mailbox[];
};

/** Makes an empty store. */
export function createMailboxStore(): MailboxStore {
  const byId = new Map<string, Mailbox>();
  const idByAddress = new Map<string, string>();
  const idByCalendar = new Map<string, string>();

  function remove(id: string): void {
    const mailbox = byId.get(id);
    if (mailbox === undefined) return;
    byId.delete(id);
    idByAddress.delete(mailbox.address.toLowerCase());
    for (const calendar of mailbox.calendars) idByCalendar.delete(calendar.id);
  }

  function find(idOrAddress: string): Mailbox | undefined {
    return byId.get(idOrAddress) ?? byId.get(idByAddress.get(idOrAddress.toLowerCase()) ?? "");
  }

  return {
    get: (id) => byId.get(id),
    find,
    findCalendar: (calendarId) => {
      const mailbox = byId.get(idByCalendar.get(calendarId) ?? "");
      const calendar = mailbox?.calendars.find((candidate) => candidate.id === calendarId);
      return mailbox === undefined || calendar === undefined ? undefined : { mailbox, calendar };
    },
    put: (mailbox) => {
      remove(mailbox.id);
      byId.set(mailbox.id, mailbox);
      idByAddress.set(mailbox.address.toLowerCase(), mailbox.id);
      for (const calendar of mailbox.calendars) idByCalendar.set(calendar.id, mailbox.id);
    },
    remove,
    all: () => [...byId.values()],
  };
}
