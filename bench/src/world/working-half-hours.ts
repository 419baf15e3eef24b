/** Half hours of working days that are working hours in London in summer and winter alike. */
export function workingHalfHours(): string[] {
  const midnight = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  const days = Array.from({ length: 75 }, (_, index) => midnight + (index + 3) * 86_400_000);
  return days
    .filter((day) => ![0, 6].includes(new Date(day).getUTCDay()))
    .flatMap((day) =>
      Array.from({ length: 14 }, (_, index) => new Date(day + (18 + index) * 1_800_000).toISOString()),
    );
}
