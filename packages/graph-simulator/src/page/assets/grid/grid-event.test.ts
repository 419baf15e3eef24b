import { describe, expect, it } from "vitest";
import type { ControlEvent } from "../control-shapes.d.ts";
import { eventNotes, movedTimes, toGridEvent } from "./grid-event.js";

const zone = "Europe/Berlin";
const HOUR = 3600;
const DAY = 24 * HOUR;

const event = (fields: Partial<ControlEvent>): ControlEvent => ({
  id: "AAMk/1+=:",
  calendarId: "c",
  title: "Planning",
  start: "2026-12-01T09:00:00.000Z",
  end: "2026-12-01T10:00:00.000Z",
  allDay: false,
  showAs: "busy",
  isCancelled: false,
  sensitivity: "normal",
  recurring: false,
  ...fields,
});

const conference = event({
  start: "2026-11-30T23:00:00.000Z",
  end: "2026-12-02T23:00:00.000Z",
  allDay: true,
  startDate: "2026-12-01",
  endDate: "2026-12-03",
});

describe("an event on the grid", () => {
  it("stands at its mailbox's wall time, without an offset", () => {
    expect(toGridEvent(event({}), zone)).toMatchObject({
      id: "AAMk/1+=:",
      start: "2026-12-01T10:00:00",
      end: "2026-12-01T11:00:00",
      allDay: false,
    });
  });

  it("covers its dates, whatever the zone, when it is all day", () => {
    expect(toGridEvent(conference, "America/Los_Angeles")).toMatchObject({
      start: "2026-12-01",
      end: "2026-12-03",
      allDay: true,
    });
  });

  it("keeps its length where clocks go back between its start and its end", () => {
    const night = event({ start: "2026-10-25T00:45:00.000Z", end: "2026-10-25T01:15:00.000Z" });
    expect(toGridEvent(night, zone)).toMatchObject({
      start: "2026-10-25T02:45:00",
      end: "2026-10-25T03:15:00",
    });
  });

  it("says by class how it shows, and whether it is cancelled or short", () => {
    const classes = (fields: Partial<ControlEvent>) => toGridEvent(event(fields), zone).classNames;
    expect(classes({ showAs: "workingElsewhere" })).toEqual(["shows-working-elsewhere"]);
    expect(classes({ isCancelled: true })).toEqual(["shows-busy", "is-cancelled"]);
    expect(classes({ end: "2026-12-01T09:30:00.000Z" })).toEqual(["shows-busy", "is-short"]);
  });
});

describe("moving an event", () => {
  it("keeps its wall time when it is dragged over a clock change", () => {
    const before = event({ start: "2026-03-28T09:00:00.000Z", end: "2026-03-28T10:00:00.000Z" });
    expect(movedTimes(before, zone, { startSeconds: DAY, endSeconds: DAY })).toEqual({
      allDay: false,
      start: "2026-03-29T08:00:00.000Z",
      end: "2026-03-29T09:00:00.000Z",
    });
  });

  it("moves one side only when it is resized", () => {
    expect(movedTimes(event({}), zone, { startSeconds: 0, endSeconds: HOUR })).toEqual({
      allDay: false,
      start: "2026-12-01T09:00:00.000Z",
      end: "2026-12-01T11:00:00.000Z",
    });
  });

  it("keeps its length when a skipped hour would put its end before its start", () => {
    const early = event({ start: "2026-03-28T01:45:00.000Z", end: "2026-03-28T02:00:00.000Z" });
    expect(movedTimes(early, zone, { startSeconds: DAY, endSeconds: DAY })).toEqual({
      allDay: false,
      start: "2026-03-29T01:45:00.000Z",
      end: "2026-03-29T02:00:00.000Z",
    });
  });

  it("moves an all-day event by dates", () => {
    expect(movedTimes(conference, zone, { startSeconds: -2 * DAY, endSeconds: -2 * DAY })).toEqual({
      allDay: true,
      start: "2026-11-29",
      end: "2026-12-01",
    });
  });
});

describe("notes for screen readers", () => {
  it("say what colours and icons show", () => {
    const notes = eventNotes(event({ showAs: "oof", sensitivity: "private", recurring: true }));
    expect(notes).toEqual(["Out of office", "Private", "Repeats"]);
  });
});
