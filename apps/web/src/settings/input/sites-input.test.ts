import { expect, it } from "vitest";
import { sitesIn } from "./sites-input.ts";

const form = (who: string, sites: string) => sitesIn(new URLSearchParams({ who, sites }));

it("is all sites, or those that are typed, one in a line", () => {
  expect(form("all", "https://shop.example")).toEqual({ ok: true, value: null });
  expect(form("some", "https://shop.example\r\nhttps://*.blog.example/")).toEqual({
    ok: true,
    value: ["https://shop.example", "https://*.blog.example"],
  });
  expect(form("some", " ")).toEqual({ ok: true, value: [] });
});

it("says which can't be one", () => {
  expect(form("some", "https://shop.example shop.example")).toEqual({ ok: false, error: "shop.example" });
  const many = Array.from({ length: 51 }, (_, index) => `https://s${index}.example`).join("\n");
  expect(form("some", many)).toEqual({ ok: false, error: "more than 50" });
});
