/** The place of a date's slots while they are being fetched. */
export function SlotsSkeleton() {
  return (
    <div className="slots" aria-hidden>
      <div className="slot-list">
        {[1, 2, 3, 4, 5, 6].map((place) => (
          <span key={place} className="slot skeleton" />
        ))}
      </div>
    </div>
  );
}
