import { describe, expect, it } from "vitest";
import { readMetadata, readResponses } from "./stored-json.ts";

describe("a booking's stored answers", () => {
  it("are read apart from those that have columns of their own", () => {
    const stored = { name: "Gus", email: "gus@x.example", guests: ["a@x.example"], notes: "Hi", phone: "1" };
    expect(readResponses(stored)).toEqual({
      guests: ["a@x.example"],
      notes: "Hi",
      rescheduleReason: null,
      fields: { phone: "1", notes: "Hi" },
    });
  });

  // Seen failing while one answer of another shape than ours cost all of them, guests included.
  it.each([{ rescheduleReason: 5 }, { rescheduleReason: null }, { notes: null }, { notes: 7 }])(
    "lose no other when one isn't text: %j",
    (odd) => {
      const read = readResponses({ guests: ["a@x.example"], phone: "1", ...odd });
      expect(read).toMatchObject({ guests: ["a@x.example"], fields: { phone: "1" } });
    },
  );

  it.each(["a@x.example", null, 5])("lose no other when guests are no list: %j", (guests) => {
    expect(readResponses({ guests, notes: "Hi", phone: "1" })).toMatchObject({
      guests: [],
      notes: "Hi",
      fields: { phone: "1" },
    });
  });

  it.each([null, "text", 5, []])("are none where %j is stored", (stored) => {
    expect(readResponses(stored)).toEqual({ guests: [], notes: null, rescheduleReason: null, fields: {} });
  });
});

it("a booking's metadata are what of them is text, whatever else a host application keeps there", () => {
  const stored = { videoCallUrl: "https://x.example", entryPoints: [{ uri: "tel:1" }], count: 2, none: null };
  expect(readMetadata(stored)).toEqual({ videoCallUrl: "https://x.example" });
  expect(readMetadata(null)).toEqual({});
});
