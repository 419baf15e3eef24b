/** How many bars stand where each will be. */
export const skeletons = { picker: 3, dateTime: 3, viewer: 6, agenda: 4, hours: 7, connections: 3 };

/** Bars in place of what will be there. */
export function Skeleton({ lines }: { lines: number }) {
  return (
    <div className="cc-skeleton" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <span key={line} className="cc-bar" />
      ))}
    </div>
  );
}
