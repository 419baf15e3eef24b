const DAYS = [
  { code: "SU", name: "Sunday" },
  { code: "MO", name: "Monday" },
  { code: "TU", name: "Tuesday" },
  { code: "WE", name: "Wednesday" },
  { code: "TH", name: "Thursday" },
  { code: "FR", name: "Friday" },
  { code: "SA", name: "Saturday" },
];

/** @type {typeof import("./recurrence.js").repeatChoices} */
export const repeatChoices = (date) => [
  { value: "none", label: "Does not repeat" },
  { value: "daily", label: "Every day" },
  { value: "weekdays", label: "Every weekday (Mon–Fri)" },
  { value: "weekly", label: `Every week on ${weekday(date)?.name}` },
  { value: "monthly", label: `Every month on day ${dayOfMonth(date)}` },
];

/** @type {typeof import("./recurrence.js").recurrenceRule} */
export const recurrenceRule = (repeat, date) => {
  switch (repeat) {
    case "none":
      return undefined;
    case "daily":
      return "FREQ=DAILY";
    case "weekdays":
      return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR";
    case "weekly":
      return `FREQ=WEEKLY;BYDAY=${weekday(date)?.code}`;
    case "monthly":
      return `FREQ=MONTHLY;BYMONTHDAY=${dayOfMonth(date)}`;
  }
};

/** @param {string} date */
const weekday = (date) => DAYS[new Date(`${date}T00:00Z`).getUTCDay()];

/** @param {string} date */
const dayOfMonth = (date) => Number(date.slice(8, 10));
