import { control } from "./control-api.js";
import { placeLink, readPlace } from "./deep-link.js";
import { byId } from "./dom.js";
import { createEventEditing } from "./events/event-editing.js";
import { createCalendarGrid } from "./grid/calendar-grid.js";
import { acceptIcsFiles } from "./mailboxes/ics-import.js";
import { createMailboxList } from "./mailboxes/mailbox-list.js";
import { createOutageSwitches } from "./mailboxes/outage.js";
import { createWatchBadge } from "./mailboxes/watching.js";
import { startRequestLog } from "./request-log.js";
import { timeIn, zoneLabel } from "./time/local-clock.js";
import { nextSlot } from "./time/next-slot.js";
import { dateOf } from "./time/wall-time.js";
import { utcToWall, wallToUtc } from "./time/zoned-time.js";
import { createToasts } from "./toasts.js";

/** @import { Mailbox } from "./control-shapes.d.ts" */

const CLOCK_MS = 10_000;

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
const firstDate = place.date ?? dateOf(localTime());

const watching = createWatchBadge(byId("mailbox-watch", HTMLElement));

const editing = createEventEditing({
  shownMailbox: () => mailbox,
  refresh,
  notice: watching.notice,
  toasts,
  onDialogClose: () => grid.unselect(),
});

const grid = createCalendarGrid(byId("grid", HTMLElement), {
  date: firstDate,
  onRange: (shown) => {
    range = shown;
    rememberPlace();
    refresh();
  },
  onSlot: editing.add,
  onOpen: editing.open,
  onMove: editing.move,
  onDelete: editing.remove,
});

const list = createMailboxList(byId("mailbox-list", HTMLElement), {
  now,
  choose: (chosen) => {
    show(chosen, grid.date());
    rememberPlace();
    refresh();
  },
});

const outages = createOutageSwitches({
  mailboxSwitch: byId("outage-mailbox", HTMLInputElement),
  everyoneSwitch: byId("outage-everyone", HTMLInputElement),
  onChange: list.markDown,
  onError: toasts.failed,
  onSwitched: toasts.done,
});

byId("new-event", HTMLButtonElement).addEventListener("click", () =>
  editing.add(nextSlot(localTime(), range)),
);

acceptIcsFiles({
  button: byId("import", HTMLButtonElement),
  picker: byId("import-file", HTMLInputElement),
  zone: byId("grid", HTMLElement),
  onFile: editing.importFile,
});

list.show(mailboxes);
byId("no-mailboxes", HTMLElement).hidden = mailboxes.length > 0;
if (mailbox !== undefined) show(mailbox, firstDate);
startRequestLog({ onPoll: () => Promise.all([outages.refresh(), watching.refresh()]) });
setInterval(showClocks, CLOCK_MS);
addEventListener("focus", refresh);

/**
 * Turns the page to a mailbox; its events come with the next refresh.
 * @param {Mailbox} chosen
 * @param {string} date
 */
function show(chosen, date) {
  mailbox = chosen;
  grid.turnTo(chosen.timeZone, now(), date);
  byId("mailbox-title", HTMLElement).textContent = chosen.displayName;
  byId("mailbox-address", HTMLElement).textContent = chosen.address;
  list.markChosen(chosen.address);
  outages.choose(chosen.address);
  watching.choose(chosen.address);
  showClocks();
}

function showClocks() {
  list.updateTimes();
  if (mailbox === undefined) return;
  byId("mailbox-clock", HTMLElement).textContent =
    `${timeIn(now(), mailbox.timeZone)} in ${zoneLabel(now(), mailbox.timeZone)}`;
}

function rememberPlace() {
  const link = placeLink({ ...(mailbox && { mailbox: mailbox.address }), date: grid.date() });
  history.replaceState(null, "", link);
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
