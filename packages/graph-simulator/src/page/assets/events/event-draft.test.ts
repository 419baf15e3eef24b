import { describe, expect, it } from "vitest";
import type { ControlEvent } from "../control-shapes.d.ts";
import { draftOf, draftProblem, eventChanges, eventToCreate, newDraft } from "./event-draft.js";

const zone = "Europe/Berlin";

const timed: ControlEvent = {
  id: "1",
  calendarId: "c",
  title: "Planning",
  start: "2026-12-01T09:00:00.000Z",
  end: "2026-12-01T10:00:00.000Z",
  allDay: false,
  showAs: "busy",
  isCancelled: false,
  sensitivity: "normal",
  recurring: false,
};

const twoDays: ControlEvent = {
  ...timed,
  start: "2026-11-30T23:00:00.000Z",
  end: "2026-12-02T23:00:00.000Z",
  allDay: true,
  startDate: "2026-12-01",
  endDate: "2026-12-03",
};

describe("a new draft", () => {
  const draft = newDraft({ allDay: false, start: "2026-12-01T10:00", end: "2026-12-01T10:30" });

  it("is created with instants, in the mailbox's zone", () => {
    expect(eventToCreate({ ...draft, title: " Lunch ", isPrivate: true, repeat: "weekly" }, zone)).toEqual({
      title: "Lunch",
      start: "2026-12-01T09:00:00.000Z",
      end: "2026-12-01T09:30:00.000Z",
      allDay: false,
      showAs: "busy",
      sensitivity: "private",
      recurrence: "FREQ=WEEKLY;BYDAY=TU",
      timeZone: zone,
    });
  });

  it("is given a title if it has none", () => {
    expect(eventToCreate(draft, zone).title).toBe("(No title)");
  });

  it("of whole days is free, and is created with dates, the end exclusive", () => {
    const allDay = newDraft({ allDay: true, firstDay: "2026-12-31", lastDay: "2026-12-31" });
    expect(eventToCreate(allDay, zone)).toMatchObject({
      allDay: true,
      start: "2026-12-31",
      end: "2027-01-01",
      showAs: "free",
    });
  });
});

describe("a draft that can't be saved", () => {
  const problemOf = (time: Parameters<typeof newDraft>[0]) => draftProblem(newDraft(time));

  it("has an end that is not after its start", () => {
    expect(problemOf({ allDay: false, start: "2026-12-01T10:00", end: "2026-12-01T10:00" })).toMatch(/after/);
    expect(problemOf({ allDay: true, firstDay: "2026-12-02", lastDay: "2026-12-01" })).toMatch(/before/);
  });

  it("lacks a time", () => {
    expect(problemOf({ allDay: false, start: "", end: "2026-12-01T10:00" })).toMatch(/Enter/);
  });

  it("is not one of a single whole day", () => {
    expect(problemOf({ allDay: true, firstDay: "2026-12-01", lastDay: "2026-12-01" })).toBeUndefined();
  });
});

describe("changing an event", () => {
  it("changes nothing if its draft is left as it is", () => {
    expect(eventChanges(timed, draftOf(timed, zone), zone)).toEqual({});
    expect(eventChanges(twoDays, draftOf(twoDays, zone), zone)).toEqual({});
  });

  it("sends only what was changed", () => {
    const draft = draftOf(timed, zone);
    expect(eventChanges(timed, { ...draft, title: "Plans", showAs: "oof", isPrivate: true }, zone)).toEqual({
      title: "Plans",
      showAs: "oof",
      sensitivity: "private",
    });
  });

  it("keeps the instant of an untouched start that occurs twice on the wall clock", () => {
    const second = { ...timed, start: "2026-10-25T01:30:00.000Z", end: "2026-10-25T02:30:00.000Z" };
    const draft = draftOf(second, zone);
    expect(draft.time).toEqual({ allDay: false, start: "2026-10-25T02:30", end: "2026-10-25T03:30" });
    const later = {
      ...draft,
      time: { allDay: false, start: "2026-10-25T02:30", end: "2026-10-25T04:00" },
    } as const;
    expect(eventChanges(second, later, zone)).toEqual({
      allDay: false,
      start: "2026-10-25T01:30:00.000Z",
      end: "2026-10-25T03:00:00.000Z",
    });
  });

  it("shows an all-day event's last day as included", () => {
    expect(draftOf(twoDays, zone).time).toEqual({
      allDay: true,
      firstDay: "2026-12-01",
      lastDay: "2026-12-02",
    });
  });

  it("can turn a timed event into whole days", () => {
    const time = { allDay: true, firstDay: "2026-12-01", lastDay: "2026-12-01" } as const;
    expect(eventChanges(timed, { ...draftOf(timed, zone), time }, zone)).toEqual({
      allDay: true,
      start: "2026-12-01",
      end: "2026-12-02",
    });
  });
});
