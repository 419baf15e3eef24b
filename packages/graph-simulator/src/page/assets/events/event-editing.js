import { control } from "../control-api.js";
import { movedTimes } from "../grid/grid-event.js";
import { createEventDialog } from "./event-dialog.js";
import { draftOf, eventChanges, eventToCreate, newDraft } from "./event-draft.js";

/** @import { ControlEvent, Mailbox } from "../control-shapes.d.ts" */
/** @import { DraftTime } from "./event-draft.js" */
/** @import { MovedBy } from "../grid/calendar-grid.js" */

/**
 * Everything that changes the shown mailbox's events: each change is saved at once, told, and then shown.
 * @param {{
 *   shownMailbox: () => Mailbox | undefined,
 *   refresh: () => Promise<void>,
 *   notice: (mailbox: Mailbox) => string,
 *   toasts: { done: (text: string) => void, failed: (error: unknown) => void },
 *   onDialogClose: () => void,
 * }} options `notice` says who learned of a change
 */
export function createEventEditing({ shownMailbox, refresh, notice, toasts, onDialogClose }) {
  const dialog = createEventDialog({ onClose: onDialogClose });

  /**
   * @param {string} done what happened, in a word or two
   * @param {(mailbox: Mailbox) => Promise<unknown>} make
   */
  const change = async (done, make) => {
    const mailbox = shownMailbox();
    if (mailbox === undefined) throw new Error("There is no mailbox to change.");
    await make(mailbox);
    toasts.done(`${done} · ${notice(mailbox)}`);
    await refresh();
  };

  /**
   * As `change`, for what has no dialog to say why it failed.
   * @param {Parameters<typeof change>} how
   * @returns {Promise<boolean>} whether it was done
   */
  const tryChange = (...how) =>
    change(...how).then(
      () => true,
      (error) => {
        toasts.failed(error);
        return false;
      },
    );

  /** @param {ControlEvent} event */
  const deletion = (event) =>
    /** @type {const} */ ([
      "Deleted",
      (/** @type {Mailbox} */ { address }) => control.deleteEvent(address, event.id),
    ]);

  return {
    /** @param {DraftTime} time */
    add: (time) => {
      const mailbox = shownMailbox();
      if (mailbox === undefined) return;
      const { timeZone: zone, calendars } = mailbox;
      dialog.open({
        kind: "new",
        draft: newDraft(time),
        zone,
        calendars,
        save: (draft) =>
          change("Saved", ({ address }) => control.createEvent(address, eventToCreate(draft, zone))),
      });
    },

    /** @param {ControlEvent} event */
    open: (event) => {
      const mailbox = shownMailbox();
      if (mailbox === undefined) return;
      const { timeZone: zone, calendars } = mailbox;
      dialog.open({
        kind: event.recurring ? "series" : "single",
        draft: draftOf(event, zone),
        zone,
        calendars,
        save: async (draft) => {
          const changes = eventChanges(event, draft, zone);
          if (Object.keys(changes).length === 0) return;
          await change("Saved", ({ address }) => control.changeEvent(address, event.id, changes));
        },
        remove: () => change(...deletion(event)),
      });
    },

    /**
     * @param {ControlEvent} event
     * @param {MovedBy} by
     */
    move: (event, by) =>
      tryChange("Saved", ({ address, timeZone }) =>
        control.changeEvent(address, event.id, movedTimes(event, timeZone, by)),
      ),

    /** @param {ControlEvent} event */
    remove: (event) => tryChange(...deletion(event)),

    /** @param {{ name: string, text: string }} file an iCalendar file */
    importFile: ({ name, text }) =>
      tryChange(`Imported ${name}`, ({ address }) => control.importIcs(address, text)),
  };
}
