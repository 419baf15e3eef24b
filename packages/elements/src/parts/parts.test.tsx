import { readdir, readFile } from "node:fs/promises";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Account, CalendarRow } from "./account.tsx";
import { BookingRow } from "./booking-row.tsx";
import { Field } from "./field.tsx";
import { WeekFields } from "./week-fields.tsx";

const now = Date.parse("2026-12-01T12:00:00Z");

test("a field is tied to its label, and to what is said of it", () => {
  const field = (said: { hint?: string; fault?: string }) =>
    renderToStaticMarkup(
      <Field id="f" label="Name" {...said}>
        {(ties) => <input {...ties} />}
      </Field>,
    );
  expect(field({ hint: "In short", fault: "Missing" })).toBe(
    '<div class="cc-field"><label for="f">Name</label><div id="f-about" class="cc-about"><p class="cc-muted">In short</p><p class="cc-fault">Missing</p></div><input id="f" aria-invalid="true" aria-describedby="f-about"/></div>',
  );
  expect(field({})).toBe(
    '<div class="cc-field"><label for="f">Name</label><input id="f" aria-invalid="false"/></div>',
  );
});

test("a booking's row has a line for what is said, and none for what isn't", () => {
  const row = renderToStaticMarkup(
    <BookingRow when="9:00" title="Intro" about={["Vera", null, false, ""]} />,
  );
  expect(row).toBe(
    '<li class="cc-row"><p class="cc-row-time">9:00</p><div class="cc-row-text"><p>Intro</p><p class="cc-muted">Vera</p></div></li>',
  );
});

test("the hours of a week are a field for each day, in the order of the week", () => {
  const fields = renderToStaticMarkup(
    <WeekFields
      id="hours"
      days={[
        { day: 1, name: "Monday" },
        { day: 0, name: "Sunday" },
      ]}
      hint="As 09:00-17:00"
      closed="Closed"
      faultOf={(day) => (day === 0 ? "Not so" : undefined)}
      inputOf={(day) => ({ name: `hours-${day}`, defaultValue: "9-12" })}
    />,
  );
  expect([...fields.matchAll(/ id="(.*?)"/g)].map(([, id]) => id)).toEqual([
    "hours-1",
    "hours-0-about",
    "hours-0",
  ]);
  expect(fields).toContain('aria-invalid="true" aria-describedby="hours-0-about" name="hours-0"');
});

test("an account that is well says nothing of itself", () => {
  const account = renderToStaticMarkup(
    <Account heading="h3" className="cc-account" name="ann@contoso.example" condition={null} now={now}>
      <CalendarRow
        name="Work"
        condition={{ state: "unavailable", at: null, reason: "it is gone" }}
        now={now}
      />
    </Account>,
  );
  expect(account).toContain('</div><ul><li class="cc-row">');
  expect(account).toContain(
    '<p class="cc-state" data-state="unavailable">Outlook refuses this calendar: it is gone</p>',
  );
});

test("parts take types of React alone: they run where Preact is in its place, and on servers", async () => {
  const files = (await readdir(import.meta.dirname)).filter((file) => /(?<!\.test)\.tsx$/.test(file));
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const source = await readFile(`${import.meta.dirname}/${file}`, "utf8");
    expect([file, source.match(/^import (?!type ).* from "react";|"use client"/m)]).toEqual([file, null]);
  }
});
