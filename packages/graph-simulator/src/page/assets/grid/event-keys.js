const STEP_SECONDS = 15 * 60;
const DAY_SECONDS = 86_400;

const SHIFT_MOVES = new Map([
  ["ArrowUp", -STEP_SECONDS],
  ["ArrowDown", STEP_SECONDS],
  ["ArrowLeft", -DAY_SECONDS],
  ["ArrowRight", DAY_SECONDS],
]);

/**
 * Keys on a focused event: Delete removes it, Shift with an arrow moves it by a quarter of an hour or a day.
 * (Enter and Space open it; the grid itself takes care of that.)
 * @param {HTMLElement} target
 * @param {{
 *   onDelete: (id: string) => void,
 *   onMove: (id: string, by: { startSeconds: number, endSeconds: number }) => void,
 * }} options
 */
export function listenForEventKeys(target, { onDelete, onMove }) {
  target.addEventListener("keydown", (pressed) => {
    const id = pressed.target instanceof HTMLElement ? pressed.target.dataset.eventId : undefined;
    if (id === undefined) return;
    const seconds = pressed.shiftKey ? SHIFT_MOVES.get(pressed.key) : undefined;
    if (seconds !== undefined) onMove(id, { startSeconds: seconds, endSeconds: seconds });
    else if (pressed.key === "Delete" || pressed.key === "Backspace") onDelete(id);
    else return;
    pressed.preventDefault();
  });
}
