/** A place in a grid, from 0 on. */
export type Cell = { row: number; column: number };

/**
 * Where a key leads in a grid (WAI-ARIA, grid pattern); null for keys that lead nowhere. Beyond an edge it stays.
 * @param isRtl the first column is the rightmost
 */
export function moveInGrid(
  key: string,
  { row, column }: Cell,
  size: { rows: number; columns: number },
  isRtl: boolean,
): Cell | null {
  const forward = isRtl ? -1 : 1;
  const steps: Record<string, Cell> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - forward },
    ArrowRight: { row, column: column + forward },
    Home: { row, column: 0 },
    End: { row, column: size.columns - 1 },
  };
  const to = Object.hasOwn(steps, key) ? steps[key] : undefined;
  if (to === undefined) return null;
  const within = (at: number, count: number) => Math.min(Math.max(at, 0), count - 1);
  return { row: within(to.row, size.rows), column: within(to.column, size.columns) };
}
