/** A UTC offset (minutes) in words: `GMT+5:30`, `GMT` for 0. */
export function offsetName(offset: number): string {
  if (offset === 0) return "GMT";
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `GMT${offset < 0 ? "-" : "+"}${hours}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`}`;
}
