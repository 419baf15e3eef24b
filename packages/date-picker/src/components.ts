/** What draws, without any style. Plain JSX and hooks, so that React and Preact run it alike. */
export { GridDate } from "./grid-date.tsx";
export { isRtl } from "./is-rtl.ts";
export { MonthGrid } from "./month-grid.tsx";
export { opensElsewhere } from "./opens-elsewhere.ts";
export { timeKeys, timesOf } from "./time-keys.ts";
