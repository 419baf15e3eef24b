import type { ImportReport } from "@calcache/graph-simulator";

/** What a terminal says of an imported calendar file: how much came in, and by line what didn't or not as it is written. */
export function importLines(name: string, file: string, report: ImportReport): string[] {
  const { imported, skipped, warnings } = report;
  const counts = [
    `${imported} events`,
    ...(skipped.length > 0 ? [`${skipped.length} left out`] : []),
    ...(warnings.length > 0 ? [`${warnings.length} read by a fallback`] : []),
  ];
  const at = ({ line, uid }: { line: number; uid: string }) => `line ${line}${uid === "" ? "" : ` (${uid})`}`;
  return [
    `${name}'s calendar is ${file}: ${counts.join(", ")}`,
    ...skipped.map((notice) => `  left out: ${at(notice)}: ${notice.reason}`),
    ...warnings.map((notice) => `  ${at(notice)}: ${notice.reason}`),
  ];
}
