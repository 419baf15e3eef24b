import type { ImportReport } from "../control-shapes.d.ts";

export function importWords(name: string, report: ImportReport): string;
