/** @import { ImportReport } from "../control-shapes.d.ts" */

/**
 * What became of a calendar file, in one sentence.
 * @type {typeof import("./import-words.js").importWords}
 */
export const importWords = (name, { imported, skipped, warnings }) => {
  const counts = [
    `${imported} ${imported === 1 ? "event" : "events"}`,
    ...(skipped.length > 0 ? [`${skipped.length} left out`] : []),
    ...(warnings.length > 0 ? [`${warnings.length} read by a fallback`] : []),
  ];
  return `Imported ${name}: ${counts.join(", ")}`;
};
