import { expect, test } from "vitest";
import { announcementIn, noteIn, probeIn, updateIn } from "./operator-input.ts";

const now = Date.parse("2026-12-01T12:00Z");
const opened = {
  title: "Mail is late",
  about: "",
  impact: "minor",
  status: "identified",
  body: " We know. ",
  next: "60",
};
const announced = (more: Partial<typeof opened> = {}) =>
  announcementIn(new URLSearchParams({ ...opened, ...more }), now);

test("a public incident is what its form says", () => {
  const words = { status: "identified", body: "We know.", nextUpdateBy: now + 3_600_000 };
  const about = { name: "Mail is late", impact: "minor", incidentId: null };
  expect(announced()).toEqual({ ok: true, value: { about, words } });
  expect(announced({ about: "7" })).toMatchObject({ value: { about: { incidentId: 7 } } });
});

test.each([
  [{ title: " " }, "title"],
  [{ title: "two\nlines" }, "title"],
  [{ about: "x" }, "about"],
  [{ impact: "huge" }, "impact"],
  [{ status: "resolved" }, "status"],
  [{ status: "" }, "status"],
  [{ body: " " }, "body"],
  [{ body: "x".repeat(5_001) }, "body"],
  [{ next: "0" }, "next"],
  [{ next: "1441" }, "next"],
  [{ next: "soon" }, "next"],
])("of %j it says what is wrong, at the field", (more, field) => {
  const read = announced(more);
  expect(Object.keys(read.ok ? {} : read.error)).toEqual([field]);
});

test("an update that closes an incident promises nothing", () => {
  expect(updateIn(new URLSearchParams({ status: "resolved", body: "Over." }), now)).toEqual({
    ok: true,
    value: { status: "resolved", body: "Over." },
  });
});

test("a note says something", () => {
  expect(noteIn(new URLSearchParams({ note: " x\r\ny\n " }))).toEqual({ ok: true, value: "x\ny" });
  expect(noteIn(new URLSearchParams())).toMatchObject({ error: { note: "Please write something" } });
});

test("a probe is of a mailbox or of a kind of account", () => {
  const probe = (fields: Record<string, string>) => probeIn(new URLSearchParams(fields));
  expect(probe({ mailbox: " ann@x.example ", headers: "x-AnchorMailbox:\r\nx-a: 1" })).toEqual({
    ok: true,
    value: {
      cohort: { addresses: ["ann@x.example"] },
      change: { headers: { "x-AnchorMailbox": "", "x-a": "1" }, authPath: null },
    },
  });
  expect(probe({ cohort: "outlook.com", failing: "on" })).toMatchObject({
    value: { cohort: { accountKind: "outlook.com", onlyFailing: true } },
  });
  expect(probe({ mailbox: "ann@x.example", by: "personal" })).toMatchObject({
    value: { change: { headers: {}, authPath: "personal" } },
  });
  expect(probe({})).toMatchObject({ error: { mailbox: expect.any(String) } });
  expect(probe({ mailbox: "a", cohort: "b" })).toMatchObject({ error: { mailbox: expect.any(String) } });
  expect(probe({ mailbox: "a", headers: "authorization: x" })).toMatchObject({
    error: { headers: expect.any(String) },
  });
});
