/**
 * The simulator's own page: mailboxes and their calendars, edited by hand as if in Outlook.
 *
 * - **page file**: something the browser may ask for: one of `assets/`, or the calendar grid's published bundle.
 * - **wall time**: what a clock on the wall of the mailbox's zone shows, `2026-03-29T02:30`, without an offset.
 * - **draft**: an event as the dialog holds it, in wall time, before it is saved.
 */
export { simulatorPage } from "./simulator-page.ts";
