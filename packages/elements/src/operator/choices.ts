/** How far an incident is that goes on, as Statuspage has it. */
export const statuses = [
  { value: "investigating", label: "Investigating" },
  { value: "identified", label: "Identified" },
  { value: "monitoring", label: "Monitoring" },
];

/** In how many minutes the public hears more. */
export const nextUpdates = [
  { value: "30", label: "in 30 minutes" },
  { value: "60", label: "in an hour" },
  { value: "120", label: "in two hours" },
  { value: "240", label: "in four hours" },
  { value: "720", label: "in twelve hours" },
  { value: "1440", label: "in a day" },
];
