/**
 * How high a booking page is before it has said so, in CSS pixels: what is below it then moves little or not at all.
 * @param width of the frame
 */
export function firstHeight(width: number, layout: string | null): number {
  if (layout === "week_view" || layout === "column_view") return width < 1024 ? 1100 : 900;
  if (width < 768) return 1480;
  return width < 1024 ? 824 : 586;
}
