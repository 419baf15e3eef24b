import { byId, element } from "../dom.js";
import { repeatChoices } from "../time/recurrence.js";
import { draftProblem } from "./event-draft.js";
import { createTimeFields } from "./time-fields.js";

/** @import { MailboxCalendar, ShowAs } from "../control-shapes.d.ts" */
/** @import { EventDraft } from "./event-draft.js" */
/** @import { Repeat } from "../time/recurrence.js" */

/**
 * @typedef {object} DialogTask
 * @property {EventDraft} draft
 * @property {string} zone shown beside the times
 * @property {readonly MailboxCalendar[]} calendars
 * @property {"new" | "single" | "series"} kind a new event, one that happens once, or one occurrence of a series
 * @property {(draft: EventDraft) => Promise<void>} save
 * @property {() => Promise<void>} [remove] not for a new event
 */

/**
 * The dialog to make or change one event. It stays open, and says why, when saving fails.
 * @param {{ onClose: () => void }} options
 */
export function createEventDialog({ onClose }) {
  const dialog = byId("event-dialog", HTMLDialogElement);
  const form = byId("event-form", HTMLFormElement);
  const heading = byId("event-heading", HTMLElement);
  const title = byId("event-title", HTMLInputElement);
  const showAs = byId("event-show-as", HTMLSelectElement);
  const repeat = byId("event-repeat", HTMLSelectElement);
  const isPrivate = byId("event-private", HTMLInputElement);
  const calendar = byId("event-calendar", HTMLSelectElement);
  const calendarField = byId("event-calendar-field", HTMLElement);
  const zoneNote = byId("event-zone", HTMLElement);
  const seriesNote = byId("event-series-note", HTMLElement);
  const problem = byId("event-problem", HTMLElement);
  const removeButton = byId("event-delete", HTMLButtonElement);

  /** @type {DialogTask | undefined} */
  let task;
  /** A second press of Save while the first is under way would make a second event. */
  let busy = false;

  const times = createTimeFields(() => {
    if (task?.kind === "new") offerRepeats(repeat.value);
    complain(undefined);
  });

  /** @param {string} chosen */
  const offerRepeats = (chosen) => {
    const choices = repeatChoices(times.firstDay());
    repeat.replaceChildren(...choices.map(({ value, label }) => element("option", { value }, label)));
    repeat.value = chosen;
  };

  /** @param {string | undefined} text */
  const complain = (text) => {
    problem.textContent = text ?? "";
    problem.hidden = text === undefined;
  };

  /** @param {DialogTask} opened */
  const open = (opened) => {
    task = opened;
    const { draft, zone, calendars, kind } = opened;
    heading.textContent = kind === "new" ? "New event" : "Edit event";
    title.value = draft.title;
    times.set(draft.time);
    showAs.value = draft.showAs;
    isPrivate.checked = draft.isPrivate;
    zoneNote.textContent = `Times are in ${zone.replaceAll("_", " ")}.`;
    calendarField.hidden = kind !== "new" || calendars.length < 2;
    calendar.replaceChildren(...calendars.map(({ id, name }) => element("option", { value: id }, name)));
    calendar.value =
      draft.calendarId ?? calendars.find(({ isDefaultCalendar }) => isDefaultCalendar)?.id ?? "";
    offerRepeats("none");
    repeat.disabled = kind !== "new";
    if (kind === "series") repeat.replaceChildren(element("option", {}, "Part of a series"));
    seriesNote.hidden = kind !== "series";
    removeButton.hidden = opened.remove === undefined;
    complain(undefined);
    dialog.showModal();
    title.focus();
  };

  /** @returns {EventDraft} */
  const read = () => ({
    title: title.value,
    ...(calendar.value !== "" && { calendarId: calendar.value }),
    time: times.read(),
    showAs: /** @type {ShowAs} */ (showAs.value),
    repeat: repeat.disabled ? "none" : /** @type {Repeat} */ (repeat.value),
    isPrivate: isPrivate.checked,
  });

  /** @param {() => Promise<void>} act */
  const closeAfter = async (act) => {
    if (busy) return;
    busy = true;
    try {
      await act();
      dialog.close();
    } catch (error) {
      complain(error instanceof Error ? error.message : String(error));
    } finally {
      busy = false;
    }
  };

  form.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    const draft = read();
    const wrong = draftProblem(draft);
    complain(wrong);
    const save = task?.save;
    if (wrong === undefined && save !== undefined) closeAfter(() => save(draft));
  });
  removeButton.addEventListener("click", () => {
    const remove = task?.remove;
    if (remove !== undefined) closeAfter(remove);
  });
  for (const button of dialog.querySelectorAll("[data-close]")) {
    button.addEventListener("click", () => dialog.close());
  }
  dialog.addEventListener("close", onClose);

  return { open };
}
