import type { ImportReport } from "../control-shapes.d.ts";

export const importWords: (name: string, report: ImportReport) => string;
