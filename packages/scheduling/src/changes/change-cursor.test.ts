import { expect, test } from "vitest";
import { type ChangeCursor, readCursor, writeCursor } from "./change-cursor.ts";

const cursor: ChangeCursor = {
  incarnation: "7f1c6c39-5a0c-4d6e-9d1c-0a3b6f8e2d41",
  since: "10:20:11,12",
  page: { until: "30:30:", after: "17", readAt: 1_795_900_000_000 },
  madeAt: 1_795_900_000_000,
};

test("is read as it was written", () => {
  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  expect(readCursor(writeCursor({ ...cursor, page: null }))).toEqual({ ...cursor, page: null });
});

test.each<[string, string]>([
  ["nothing", ""],
  ["no JSON", "abc"],
  ["another value", Buffer.from("7").toString("base64url")],
  ["a snapshot that is none", writeCursor({ ...cursor, since: "1); SELECT" })],
  ["a snapshot that ends before it begins", writeCursor({ ...cursor, since: "20:10:" })],
  ["a snapshot of no transaction", writeCursor({ ...cursor, since: "0:0:" })],
  ["a snapshot of transactions outside of it", writeCursor({ ...cursor, since: "10:20:20" })],
  ["a snapshot out of order", writeCursor({ ...cursor, since: "10:20:12,11" })],
  [
    "a snapshot beyond all numbers",
    writeCursor({ ...cursor, since: "9999999999999999999:9999999999999999999:" }),
  ],
  ["a page up to no snapshot", writeCursor({ ...cursor, page: { until: "30:20:", after: "17", readAt: 0 } })],
  ["an incarnation that is none", writeCursor({ ...cursor, incarnation: "x" })],
  ["more than a cursor has", Buffer.from(JSON.stringify({ ...cursor, more: 1 })).toString("base64url")],
])("%s isn't one", (_what, text) => expect(readCursor(text)).toBeNull());
