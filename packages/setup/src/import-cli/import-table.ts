import { styleText } from "node:util";
import { type ImportSummary, importKinds } from "../team-file/import/context/import-summary.ts";

const columns = ["created", "updated", "removed", "unchanged"] as const;

/** What an import did, a line for each kind that it touched; in colour where the stream is a terminal. */
export function importTable(summary: ImportSummary, stream: NodeJS.WritableStream): string {
  const kinds = importKinds.filter((kind) => columns.some((column) => summary[kind][column] > 0));
  const width = Math.max(0, ...kinds.map((kind) => kind.length));
  const heading = styleText(
    "bold",
    ["".padEnd(width), ...columns.map((name) => name.padStart(10))].join(""),
    { stream },
  );
  const lines = kinds.map((kind) => {
    const cells = columns.map((column) => {
      const count = summary[kind][column];
      const style = count === 0 || column === "unchanged" ? "dim" : column === "removed" ? "yellow" : "green";
      return styleText(style, String(count).padStart(10), { stream });
    });
    return kind.padEnd(width) + cells.join("");
  });
  return [heading, ...lines, ""].join("\n");
}
