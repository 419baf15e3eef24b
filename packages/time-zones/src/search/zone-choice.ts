/** A time zone that a visitor can choose. */
export type ZoneChoice = {
  /** IANA name. */
  id: string;
  /** UTC offset at the time of the request, in minutes. */
  offset: number;
  /** Roughly, of the city that the zone is named after. */
  population: number;
  /** The words that the zone is found by, as {@link searchWords} writes them, with spaces between. */
  words: string;
  /** Other cities of the zone, and what they are called elsewhere: each in words as above, with commas between. */
  cities: string;
};
