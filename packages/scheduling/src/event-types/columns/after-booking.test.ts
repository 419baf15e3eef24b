import { expect, test } from "vitest";
import { afterBookingOf } from "./after-booking.ts";

const columns = {
  successRedirectUrl: null,
  forwardParamsSuccessRedirect: null,
  disableCancelling: null,
  disableRescheduling: null,
  hideCalendarEventDetails: false,
  hideCalendarNotes: false,
};
const read = (successRedirectUrl: string | null) => {
  const reported: string[] = [];
  const { leadsTo } = afterBookingOf({ ...columns, successRedirectUrl }, (column) => reported.push(column));
  return [leadsTo?.url ?? null, ...reported];
};

test.each(["https://contoso.example/thanks?a=b#c", "http://localhost:8080"])("%s may be led to", (url) =>
  expect(read(url)).toEqual([url]),
);

test.each([null, ""])("%j leads to the receipt", (url) => expect(read(url)).toEqual([null]));

// Broken on purpose: any URL taken; a browser ran what the address said.
test.each([
  "javascript:alert(1)",
  " javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,x",
  "ftp://a.example",
  "/thanks",
  "contoso.example",
  "https:",
])("%j is named, and leads nowhere", (url) =>
  expect(read(url)).toEqual([null, "EventType.successRedirectUrl"]),
);

test("what the columns leave out is as usual", () => {
  const { leadsTo: _, ...rest } = afterBookingOf(columns, () => {});
  expect(rest).toEqual({ mayCancel: true, mayMove: true, isPrivate: false, hidesNotes: false });
});
