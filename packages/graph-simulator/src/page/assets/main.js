import { createCalendarGrid } from "./calendar-grid.js";
import { control } from "./control-api.js";
import { placeLink, readPlace } from "./deep-link.js";
import { byId } from "./dom.js";
import { createEventDialog } from "./event-dialog.js";
import { draftOf, eventChanges, eventToCreate, newDraft } from "./event-draft.js";
import { movedTimes } from "./grid-event.js";
import { acceptIcsFiles } from "./ics-import.js";
import { timeIn, zoneLabel } from "./local-clock.js";
import { createMailboxList } from "./mailbox-list.js";
import { nextSlot } from "./next-slot.js";
import { createOutageSwitches } from "./outage.js";
import { startRequestLog } from "./request-log.js";
import { createToasts } from "./toasts.js";
import { dateOf } from "./wall-time.js";
import { utcToWall, wallToUtc } from "./zoned-time.js";

/** @import { ControlEvent, Mailbox } from "./control-shapes.d.ts" */
/** @import { DraftTime } from "./event-draft.js" */

const CLOCK_MS = 10_000;
const SAVED = "Saved · Graph notified";

const now = () => Date.now();
const place = readPlace(location.search);
const toasts = createToasts(byId("toasts", HTMLElement));
const mailboxes = await control.mailboxes().catch((error) => {
  toasts.failed(error);
  return [];
});

/** The mailbox on show; none only where the simulator has none. */
let mailbox = mailboxes.find(({ address }) => address === place.mailbox) ?? mailboxes[0];
/** The range on show, in wall time. */
let range = { start: "", end: "" };

const localTime = () => utcToWall(new Date(now()).toISOString(), mailbox?.timeZone ?? "UTC");

const grid = createCalendarGrid(byId("grid", HTMLElement), {
  date: place.date ?? dateOf(localTime()),
  onRange: (shown) => {
    range = shown;
    rememberPlace();
    refresh();
  },
  onSlot: (time) => openNew(time),
  onOpen: (event) => openExisting(event),
  onMove: (event, by) =>
    change((at) => control.changeEvent(at.address, event.id, movedTimes(event, at.timeZone, by))).then(
      () => true,
      (error) => {
        toasts.failed(error);
        return false;
      },
    ),
  onDelete: (event) =>
    change((at) => control.deleteEvent(at.address, event.id), "Deleted · Graph notified").catch(
      toasts.failed,
    ),
});

const dialog = createEventDialog({ onClose: () => grid.unselect() });

const list = createMailboxList(byId("mailbox-list", HTMLElement), { choose, now });

const outages = createOutageSwitches({
  mailboxSwitch: byId("outage-mailbox", HTMLInputElement),
  everyoneSwitch: byId("outage-everyone", HTMLInputElement),
  onChange: list.markDown,
  onError: toasts.failed,
  onSwitched: toasts.done,
});

/** @param {Mailbox} chosen */
function choose(chosen) {
  const shownDay = grid.date();
  mailbox = chosen;
  grid.turnTo(chosen.timeZone, now(), shownDay);
  showMailbox();
  rememberPlace();
  refresh();
}

function showMailbox() {
  if (mailbox === undefined) return;
  byId("mailbox-title", HTMLElement).textContent = mailbox.displayName;
  byId("mailbox-address", HTMLElement).textContent = mailbox.address;
  list.markChosen(mailbox.address);
  outages.choose(mailbox.address);
  showClocks();
}

function showClocks() {
  list.updateTimes();
  if (mailbox === undefined) return;
  byId("mailbox-clock", HTMLElement).textContent =
    `${timeIn(now(), mailbox.timeZone)} in ${zoneLabel(now(), mailbox.timeZone)}`;
}

function rememberPlace() {
  const date = grid.date();
  history.replaceState(null, "", placeLink({ ...(mailbox && { mailbox: mailbox.address }), date }));
}

/** Reads the shown range anew. An answer that comes after the person has moved on is dropped. */
async function refresh() {
  const [asked, shown] = [mailbox, range];
  if (asked === undefined || shown.start === "") return;
  const window = { start: wallToUtc(shown.start, asked.timeZone), end: wallToUtc(shown.end, asked.timeZone) };
  try {
    const events = await control.events(asked.address, window);
    if (asked === mailbox && shown === range) grid.show(events, asked.timeZone);
  } catch (error) {
    toasts.failed(error);
  }
}

/**
 * Makes a change in the shown mailbox, says so, and shows the result.
 * @param {(at: Mailbox) => Promise<unknown>} make
 * @param {string} message
 */
async function change(make, message = SAVED) {
  if (mailbox === undefined) throw new Error("There is no mailbox to change.");
  await make(mailbox);
  toasts.done(message);
  await refresh();
}

/** @param {DraftTime} time */
function openNew(time) {
  if (mailbox === undefined) return;
  const { timeZone: zone, calendars } = mailbox;
  dialog.open({
    draft: newDraft(time),
    zone,
    calendars,
    kind: "new",
    save: (draft) => change((at) => control.createEvent(at.address, eventToCreate(draft, zone))),
    remove: async () => {},
  });
}

/** @param {ControlEvent} event */
function openExisting(event) {
  if (mailbox === undefined) return;
  const { timeZone: zone, calendars } = mailbox;
  dialog.open({
    draft: draftOf(event, zone),
    zone,
    calendars,
    kind: event.recurring ? "series" : "single",
    save: async (draft) => {
      const changes = eventChanges(event, draft, zone);
      if (Object.keys(changes).length === 0) return;
      await change((at) => control.changeEvent(at.address, event.id, changes));
    },
    remove: () => change((at) => control.deleteEvent(at.address, event.id), "Deleted · Graph notified"),
  });
}

byId("new-event", HTMLButtonElement).addEventListener("click", () => openNew(nextSlot(localTime(), range)));

acceptIcsFiles({
  button: byId("import", HTMLButtonElement),
  picker: byId("import-file", HTMLInputElement),
  zone: byId("grid", HTMLElement),
  onFile: ({ name, text }) =>
    change((at) => control.importIcs(at.address, text), `Imported ${name} · Graph notified`).catch(
      toasts.failed,
    ),
});

list.show(mailboxes);
if (mailbox !== undefined) {
  grid.turnTo(mailbox.timeZone, now(), place.date ?? dateOf(localTime()));
  showMailbox();
}
byId("no-mailboxes", HTMLElement).hidden = mailboxes.length > 0;
startRequestLog({ onPoll: outages.refresh });
setInterval(showClocks, CLOCK_MS);
addEventListener("focus", () => refresh());
