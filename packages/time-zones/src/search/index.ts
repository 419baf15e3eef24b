/** How a time zone is found by what a visitor types. */
export { searchWords } from "./search-words.ts";
export { searchZones } from "./search-zones.ts";
export type { ZoneChoice } from "./zone-choice.ts";
