import type { MinuteRange } from "./minutes.ts";
import type { Result } from "./result.ts";
export type AskedRangeProblem = { kind: "bad_start" | "bad_end" | "end_before_start"; message: string };
const later = (..._: unknown[]): never => {
  throw new Error("not written yet");
};
export function parseAskedRange(
  start: string,
  end: string,
  timeZone: string,
): Result<MinuteRange, AskedRangeProblem> {
  return later(start, end, timeZone);
}
