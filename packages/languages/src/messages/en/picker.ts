/** What the booking page says of dates and times, and elements too. */
export const picker = {
  between: ", ",
  justNow: "just now",
  chooseTime: "Choose a time",
  dates: "Dates",
  previousMonth: "Previous month",
  nextMonth: "Next month",
  previousWeek: "Previous week",
  nextWeek: "Next week",
  loading: "loading",
  times: "Times",
  timesAvailable: "{count, plural, =0 {no times available} one {# time available} other {# times available}}",
} as const;
