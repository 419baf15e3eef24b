/** What the examples are about: things that there are where they are tried. */
export type Known = {
  eventTypeId: number;
  /** one that repeats, four times or more */
  repeatingId: number;
  /** one that lets whoever books choose its room, and one of its rooms */
  inRoom: { eventTypeId: number; room: number };
  calendarId: string;
  /** `YYYY-MM-DD` */
  day: string;
  /** of changes */
  cursor: string;
  siteUrl: string;
};

/** @param time `10:00`, in UTC */
export const timeOn =
  ({ day }: Pick<Known, "day">) =>
  (time: string) =>
    `${day}T${time}:00Z`;

/** As a booking's or a hold's is: of nothing that there is. */
export const uid = "b".repeat(22);
