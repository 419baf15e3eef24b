import type { CivilDate } from "./civil-date.ts";

/** What the Tab key has to do with a date: it leads to one of them, which was the last to have the focus. */
export type Tab = { isTabbed: boolean; onFocus: (date: CivilDate) => void };
