import { describe, expect, it } from "vitest";
import { choosePlace } from "./choose-place.ts";
import { readPlaces } from "./place.ts";

describe("places as cal.com stores them", () => {
  it("show an address, a link or a number only where everybody may know it", () => {
    const address = "1 High St";
    expect(readPlaces([{ type: "inPerson", address, displayLocationPublicly: true }])).toEqual([
      { type: "inPerson", label: address, asks: null, location: address },
    ]);
    expect(readPlaces([{ type: "inPerson", address }])?.[0]).toMatchObject({
      label: "In person",
      location: address,
    });
    expect(readPlaces([{ type: "userPhone", hostPhoneNumber: "+44 1" }])?.[0]?.label).toBe(
      "You call the host",
    );
  });

  it("that nobody has filled in are told by their names", () => {
    expect(readPlaces([{ type: "inPerson", displayLocationPublicly: true }])?.[0]).toMatchObject({
      label: "In person",
      location: "In person",
    });
  });

  it.each([
    ["phone", "phone"],
    ["attendeeInPerson", "address"],
    ["somewhereElse", "place"],
    ["integrations:office365_video", null],
    ["integrations:zoom", null],
  ])("of the kind %s ask for: %s", (type, asks) => expect(readPlaces([{ type }])?.[0]?.asks).toBe(asks));

  it("are none where nothing is stored, and unknown where something else is", () => {
    expect(readPlaces(null)).toEqual([]);
    expect(readPlaces({ type: "link" })).toBeNull();
    expect(readPlaces([{ link: "https://contoso.example" }])).toBeNull();
  });
});

describe("a place", () => {
  const places =
    readPlaces([
      { type: "phone" },
      { type: "link", link: "https://contoso.example/a" },
      { type: "link", link: "https://contoso.example/b" },
    ]) ?? [];

  it("is the first that asks for nothing, for whoever doesn't choose", () => {
    expect(choosePlace(places, null)).toEqual({ kind: "chosen", location: "https://contoso.example/a" });
    expect(choosePlace([], null)).toEqual({ kind: "chosen", location: null });
  });

  it("is the first of its kind, or the one that stands where it did", () => {
    const location = (index?: number) =>
      choosePlace(places, { type: "link", answer: null, ...(index !== undefined && { index }) });
    expect(location()).toMatchObject({ location: "https://contoso.example/a" });
    expect(location(2)).toMatchObject({ location: "https://contoso.example/b" });
    expect(location(0)).toMatchObject({ location: "https://contoso.example/a" });
  });

  it("is what whoever books says of it, where it is theirs", () => {
    expect(choosePlace(places, { type: "phone", answer: " +44 20 1 " })).toEqual({
      kind: "chosen",
      location: "+44 20 1",
    });
    expect(choosePlace(places, { type: "phone", answer: "call me" })).toMatchObject({ kind: "refused" });
    expect(choosePlace(places, { type: "phone", answer: " " })).toMatchObject({
      kind: "refused",
      field: "answer",
    });
    expect(choosePlace(places.slice(0, 1), null)).toMatchObject({ kind: "refused", field: "answer" });
  });

  it("isn't one that the event type hasn't got", () => {
    expect(choosePlace(places, { type: "inPerson", answer: null })).toEqual({
      kind: "refused",
      field: "type",
      message: "must be one of: phone, link",
    });
    expect(choosePlace([], { type: "link", answer: null })).toMatchObject({ kind: "refused", field: "type" });
  });
});
