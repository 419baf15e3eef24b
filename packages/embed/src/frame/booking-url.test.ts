import { describe, expect, it, test } from "vitest";
import { bookingUrl, themeOfPage, type Wish } from "./booking-url.ts";

const wish: Wish = {
  origin: "https://book.example",
  calLink: "team/devs/intro",
  config: {},
  ui: {},
  namespace: "",
  type: "inline",
  page: { origin: "https://shop.example", query: "", theme: "light", timeZone: "Europe/Berlin" },
  forwardQueryParams: false,
};
const queryOf = (changes: Partial<Wish>) => bookingUrl({ ...wish, ...changes }).searchParams;

describe("a frame's address", () => {
  it("says where the page is, how it looks and whom it may talk to", () => {
    expect(bookingUrl(wish).href).toBe(
      "https://book.example/team/devs/intro?cal.tz=Europe%2FBerlin&theme=light&embedType=inline&embedOrigin=https%3A%2F%2Fshop.example&embed=",
    );
  });

  it("fills in the form with what the page says, each guest for itself, and keeps the link's own query", () => {
    const config = {
      name: "Vera",
      guests: ["a@x.example", "b@x.example"],
      colour: "red",
      iframeAttrs: { id: "one" },
    };
    const query = queryOf({ calLink: "/ann/intro?duration=60", config });
    expect(query.getAll("guests")).toEqual(["a@x.example", "b@x.example"]);
    expect(Object.fromEntries(query)).toMatchObject({ duration: "60", name: "Vera", colour: "red" });
    expect(query.has("iframeAttrs")).toBe(false);
  });

  it("hands on the query of the page around only where that is asked for, and nothing in it overrules the page", () => {
    const page = {
      ...wish.page,
      query: "?utm_source=mail&name=Eve&embedOrigin=https://evil.example&ui.brand=red&embed=x",
    };
    expect(queryOf({ page }).has("utm_source")).toBe(false);
    const query = queryOf({ page, forwardQueryParams: true, config: { name: "Vera" } });
    expect(query.getAll("name")).toEqual(["Vera"]);
    expect(query.get("utm_source")).toBe("mail");
    expect(query.getAll("embedOrigin")).toEqual(["https://shop.example"]);
    expect(query.getAll("embed")).toEqual([""]);
    expect(query.has("ui.brand")).toBe(false);
  });

  it("has what the ui says: theme, layout, colours, and whether the details are shown", () => {
    const ui = {
      theme: "dark" as const,
      layout: "week_view",
      hideEventTypeDetails: true,
      cssVarsPerTheme: { light: { "cal-brand": "#111" }, dark: { "cal-brand": "#eee" } },
    };
    expect(Object.fromEntries(queryOf({ ui }))).toMatchObject({
      ...{ theme: "dark", layout: "week_view", "ui.details": "hidden" },
      ...{ "ui.brand": "#111", "ui.brandDark": "#eee" },
    });
    expect(queryOf({ ui, config: { layout: "month_view" } }).get("layout")).toBe("month_view");
  });

  test.each(["//evil.example/a", "\\\\evil.example", "https://evil.example/a", "javascript:alert(1)"])(
    "never leads elsewhere: %s",
    (calLink) => {
      try {
        expect(bookingUrl({ ...wish, calLink }).origin).toBe("https://book.example");
      } catch (error) {
        expect(String(error)).toContain("calLink is a path");
      }
    },
  );
});

test.each([
  ["normal", "light"],
  ["light", "light"],
  ["dark", "dark"],
  ["light dark", "auto"],
  ["only dark", "dark"],
])("a page of color-scheme %s has a frame that is %s", (scheme, theme) => {
  expect(themeOfPage(scheme)).toBe(theme);
});
