/** Minutes after local midnight, 0 to 1440. */
export type OpenTime = { startTime: number; endTime: number };

/** Dates (`YYYY-MM-DD`) from the first to the last, both included. */
export type DateSpan = { first: string; last: string };

/** When someone is bookable: weekly hours in the civil time of one zone, and dates that differ. */
export type Schedule = {
  /** IANA name. */
  timeZone: string;
  /** Weekly hours; day 0 is Sunday. Entries add up. An end before its start lies on the next date. */
  availability: readonly (OpenTime & { days: readonly number[] })[];
  /**
   * Local dates (`YYYY-MM-DD`) with hours of their own instead. Several for one date add up; equal start and end
   * opens nothing, so that alone closes the date.
   */
  overrides: readonly (OpenTime & { date: string })[];
  /** Local dates on which nothing opens, whatever else is said of them. */
  absences?: readonly DateSpan[];
  /** Dates whose hours are those of another zone, whose dates these are; of trips that share a date the first counts. */
  trips?: readonly Trip[];
};

/** Dates that somebody spends in another zone. */
export type Trip = DateSpan & { timeZone: string };
