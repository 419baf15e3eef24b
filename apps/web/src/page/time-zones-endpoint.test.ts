import type { ZoneChoice } from "@calcache/time-zones";
import { expect, it } from "vitest";
import { served } from "../api/edge/testing/served.ts";
import { timeZonesEndpoint } from "./time-zones-endpoint.ts";

it("tells the offsets of now, and that they may be kept until the next quarter of an hour", async () => {
  const berlin = async (time: string) => {
    const response = await served(timeZonesEndpoint, { engine: { now: () => Date.parse(time) } })();
    const choices: ZoneChoice[] = await response.json();
    const offset = choices.find(({ id }) => id === "Europe/Berlin")?.offset;
    return { offset, cache: response.headers.get("cache-control") };
  };
  expect(await berlin("2026-10-25T00:59:30Z")).toEqual({ offset: 120, cache: "public, max-age=30" });
  expect(await berlin("2026-10-25T01:00:00Z")).toEqual({ offset: 60, cache: "public, max-age=900" });
});
