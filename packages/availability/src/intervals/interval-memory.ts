/** Room for so many minutes, to be written at once and then kept as it is. */
export type RoomForIntervals = (size: number) => Uint32Array;

/**
 * Room in pages: small sets share one, as Node's small buffers do, because to allocate an array costs more than to merge two
 * sets. A page lives for as long as one of its sets does.
 * @param pageSize in minutes; 0 makes an array for each set
 */
export function pagesOfIntervals(pageSize: number): RoomForIntervals {
  let page = new Uint32Array(0);
  let used = 0;
  return (size) => {
    if (size > pageSize / 4) return new Uint32Array(size);
    if (used + size > page.length) {
      page = new Uint32Array(pageSize);
      used = 0;
    }
    used += size;
    return page.subarray(used - size, used);
  };
}

let draft = new Uint32Array(1_024);

/** Room for an operation to write at most `size` minutes into. It is everybody's: good until the next operation. */
export function draftFor(size: number): Uint32Array {
  if (draft.length < size) draft = new Uint32Array(2 * size);
  return draft;
}

/** Pages of the sets that an answer about many hosts makes, several of each, and soon forgets. */
export const passingPages = pagesOfIntervals(16_384);

/** A copy of the draft's first `size` minutes. */
export function keepDraft(size: number): Uint32Array {
  const kept = passingPages(size);
  for (let i = 0; i < size; i++) kept[i] = draft[i] ?? 0;
  return kept;
}
