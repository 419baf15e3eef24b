import { expect, it, test } from "vitest";
import { brandColors, contrast } from "./brand-colors.ts";

const grounds = { light: [255, 255, 255], dark: [23, 24, 28] } as const;
const rgb = (hex = "#000000") =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as [number, number, number];

it("is the brand's colour itself where it can be read", () => {
  expect(brandColors("#0a5", "light")).toBeTruthy();
  expect(brandColors("#1d4ed8", "light")).toMatchObject({ "--accent": "#1d4ed8", "--accent-ink": "#ffffff" });
  expect(brandColors("rgb(29, 78, 216)", "light")).toMatchObject({ "--accent": "#1d4ed8" });
});

test.each(["#fff", "#000000", "#ffff00", "#ff7a59", "#00c2a8", "#808080", "#1d4ed8", "#7f1d1d"])(
  "%s is made so that it can be read, and text on it, in both themes",
  (brand) => {
    for (const theme of ["light", "dark"] as const) {
      const colors = brandColors(brand, theme);
      const accent = rgb(colors?.["--accent"]);
      const backs = [
        rgb(colors?.["--accent-soft"]),
        rgb(colors?.["--accent-strong"]),
        rgb(colors?.["--accent-ink"]),
      ];
      for (const back of [grounds[theme], ...backs])
        expect(contrast(accent, back), `${theme} ${JSON.stringify(colors)}`).toBeGreaterThan(4.45);
    }
  },
);

test.each([null, "", "red", "#12", "#1234567", "rgb(300,0,0)", "#fff;} body{display:none"])(
  "%s is no colour",
  (text) => {
    expect(brandColors(text, "light")).toBeNull();
  },
);
