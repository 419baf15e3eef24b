import { describe, expect, it } from "vitest";
import { zoneChoices } from "../choices/zone-choices.ts";
import { searchZones } from "./search-zones.ts";

const choices = zoneChoices(Date.parse("2026-07-01T00:00Z"));
const found = (typed: string) => searchZones(choices, typed).map(({ id }) => id);

describe("time zones", () => {
  it("are found by city, region, name, distance, without case or accents", () => {
    expect(found("york")[0]).toBe("America/New_York");
    expect(found("new yo")[0]).toBe("America/New_York");
    expect(found("europe/ber")[0]).toBe("Europe/Berlin");
    expect(found("sáo paulo")[0]).toBe("America/Sao_Paulo");
    expect(found("japan")).toEqual(["Asia/Tokyo"]);
    expect(found("gmt+5:45")).toEqual(["Asia/Kathmandu"]);
    expect(found("atlantis")).toEqual([]);
  });

  it.each([
    ["Kolkata", "Asia/Kolkata"],
    ["Calcutta", "Asia/Kolkata"],
    ["Mumbai", "Asia/Kolkata"],
    ["Kyiv", "Europe/Kyiv"],
    ["Kiev", "Europe/Kyiv"],
    ["Kathmandu", "Asia/Kathmandu"],
    ["Katmandu", "Asia/Kathmandu"],
    ["Yangon", "Asia/Yangon"],
    ["Rangoon", "Asia/Yangon"],
    ["Nuuk", "America/Nuuk"],
    ["Godthab", "America/Nuuk"],
    ["Ho Chi Minh", "Asia/Ho_Chi_Minh"],
    ["Saigon", "Asia/Ho_Chi_Minh"],
    ["Buenos Aires", "America/Argentina/Buenos_Aires"],
    ["EST", "America/New_York"],
    ["eastern time", "America/New_York"],
    ["CET", "Europe/Paris"],
    ["US/Pacific", "America/Los_Angeles"],
    ["UK", "Europe/London"],
    ["utc", "UTC"],
    ["Bombay", "Asia/Kolkata"],
    ["Bangalore", "Asia/Kolkata"],
    ["Madras", "Asia/Kolkata"],
    ["Peking", "Asia/Shanghai"],
    ["Canton", "Asia/Shanghai"],
    ["München", "Europe/Berlin"],
    ["Munchen", "Europe/Berlin"],
    ["Muenchen", "Europe/Berlin"],
    ["Monaco di Baviera", "Europe/Berlin"],
    ["Cologne", "Europe/Berlin"],
    ["Moskau", "Europe/Moscow"],
    ["Leningrad", "Europe/Moscow"],
    ["Wien", "Europe/Vienna"],
    ["Praha", "Europe/Prague"],
    ["Lisboa", "Europe/Lisbon"],
    ["København", "Europe/Copenhagen"],
    ["Roma", "Europe/Rome"],
    ["Rom", "Europe/Rome"],
    ["Genf", "Europe/Zurich"],
    ["Constantinople", "Europe/Istanbul"],
    ["Lwów", "Europe/Kyiv"],
    ["Tokio", "Asia/Tokyo"],
    ["Chicago", "America/Chicago"],
    ["Seattle", "America/Los_Angeles"],
    ["Salt Lake City", "America/Denver"],
    ["Athens", "Europe/Athens"],
    ["La Paz", "America/La_Paz"],
    ["Port au Prince", "America/Port-au-Prince"],
    ["port-au-prince", "America/Port-au-Prince"],
    ["St Johns", "America/St_Johns"],
    ["St. John’s", "America/St_Johns"],
    ["Dumont d'Urville", "Antarctica/DumontDUrville"],
    ["DumontDUrville", "Antarctica/DumontDUrville"],
    ["Godthåb", "America/Nuuk"],
  ])("of “%s” is %s", (typed, id) => {
    expect(found(typed)[0]).toBe(id);
  });

  it.each([
    ["UTC+1", 60],
    ["GMT+2", 120],
    ["utc +02:00", 120],
    ["UTC+0530", 330],
    ["UTC-5", -300],
    ["UTC−3", -180],
    ["+9", 540],
    ["UTC+0", 0],
  ])("of “%s” are %i minutes from UTC", (typed, offset) => {
    const first = searchZones(choices, typed).slice(0, 2);
    expect(first.map((zone) => zone.offset)).toEqual([offset, offset]);
  });

  it("aren't found by words of two cities", () => {
    expect(found("dresden leipzig")).toEqual([]);
  });

  it("are all there, by name, until something is typed", () => {
    expect(found(" ")).toEqual(choices.map(({ id }) => id));
  });
});
