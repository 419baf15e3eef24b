import { expect, test } from "vitest";
import { changedHeaders } from "./changed-header.ts";

test("each line changes a header, or leaves it out", () => {
  const lines = ["x-AnchorMailbox: SMTP:ann@contoso.example ", "", "Prefer:"];
  expect(changedHeaders(lines)).toEqual({
    ok: true,
    value: { "x-AnchorMailbox": "SMTP:ann@contoso.example", Prefer: "" },
  });
});

test.each(["Authorization: Bearer x", "HOST: evil.example", "no header", ": x", "x: ä", "x: a\r\ny: b"])(
  "%j is refused",
  (line) => {
    expect(changedHeaders(["x-ok: 1", line])).toMatchObject({ ok: false });
  },
);
