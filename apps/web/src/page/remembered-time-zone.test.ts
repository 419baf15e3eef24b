import { expect, it } from "vitest";
import { rememberedTimeZone } from "./remembered-time-zone.ts";

const remembered = (value: string | undefined) =>
  rememberedTimeZone({ get: () => (value === undefined ? undefined : { value }) });

it("is the cookie's zone, if there is such a zone", () => {
  expect(remembered("Asia/Tokyo")).toBe("Asia/Tokyo");
  expect(remembered("Mars/Olympus")).toBeNull();
  expect(remembered("%E0%A4%A")).toBeNull();
  expect(remembered(undefined)).toBeNull();
});
