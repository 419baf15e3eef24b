import type { Calendar } from "./calendar.ts";
import type { Mailbox } from "./mailbox.ts";
import { calendarOfId } from "./mailbox.ts";

/** All mailboxes, found by id or, in any case, by address or user principal name. */
export type MailboxStore = {
  /** By id. */
  get: (id: string) => Mailbox | undefined;
  /** By id, or in any case by address or user principal name. */
  find: (idOrName: string) => Mailbox | undefined;
  /** The mailbox and the calendar behind a calendar id. */
  findCalendar: (calendarId: string) => { mailbox: Mailbox; calendar: Calendar } | undefined;
  put: (mailbox: Mailbox) => void;
  remove: (id: string) => void;
  all: () => Mailbox[];
};

/** Makes an empty store. */
export function createMailboxStore(): MailboxStore {
  const byId = new Map<string, Mailbox>();
  const idByName = new Map<string, string>();
  const idByCalendar = new Map<string, string>();

  function remove(id: string): void {
    const mailbox = byId.get(id);
    if (mailbox === undefined) return;
    byId.delete(id);
    for (const name of namesOf(mailbox)) idByName.delete(name);
    for (const id of calendarIds(mailbox)) idByCalendar.delete(id);
  }

  function find(idOrName: string): Mailbox | undefined {
    return byId.get(idOrName) ?? byId.get(idByName.get(idOrName.toLowerCase()) ?? "");
  }

  return {
    get: (id) => byId.get(id),
    find,
    findCalendar: (calendarId) => {
      const mailbox = byId.get(idByCalendar.get(calendarId) ?? "");
      const calendar = mailbox && calendarOfId(mailbox, calendarId);
      return mailbox === undefined || calendar === undefined ? undefined : { mailbox, calendar };
    },
    put: (mailbox) => {
      remove(mailbox.id);
      byId.set(mailbox.id, mailbox);
      for (const name of namesOf(mailbox)) idByName.set(name, mailbox.id);
      for (const id of calendarIds(mailbox)) idByCalendar.set(id, mailbox.id);
    },
    remove,
    all: () => [...byId.values()],
  };
}

function calendarIds({ calendars }: Mailbox): string[] {
  return calendars.flatMap(({ id, formerIds }) => [id, ...formerIds]);
}

function namesOf({ address, userPrincipalName }: Mailbox): string[] {
  return [address, ...(userPrincipalName ? [userPrincipalName] : [])].map((name) => name.toLowerCase());
}
