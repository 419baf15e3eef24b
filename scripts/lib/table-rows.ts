import { readFileSync } from "node:fs";
import { inRepo } from "./root.ts";

/** The cells of the rows of all tables in a document, without heads; a row's first cell is the first in its list. */
export const tableRows = (path: string): string[][] =>
  readFileSync(inRepo(path), "utf8")
    .split("\n")
    .filter((line, index, lines) => line.startsWith("| ") && !isRule(line) && !isRule(lines[index + 1] ?? ""))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

/** What stands between a table's head and its rows. */
const isRule = (line: string) => line.startsWith("| ---");
