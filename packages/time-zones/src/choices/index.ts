/** The time zones that a visitor can choose from, with the words that they are found by. For servers. */
export { listedZones, zoneChoices } from "./zone-choices.ts";
