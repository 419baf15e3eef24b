/** Minutes per page. */
const pageSize = 16_384;

let draft = new Uint32Array(1_024);
let page = new Uint32Array(pageSize);
let used = 0;

/** Room for an operation to write at most `size` minutes into. It is everybody's: good until the next operation. */
export function draftFor(size: number): Uint32Array {
  if (draft.length < size) draft = new Uint32Array(2 * size);
  return draft;
}

/**
 * A copy of the draft's first `size` minutes, to keep. Small sets share pages, as Node's small buffers do: to allocate
 * an array costs more than to merge two sets, and an answer about many hosts makes several sets of each.
 */
export function keepDraft(size: number): Uint32Array {
  if (size > pageSize / 4) return draft.slice(0, size);
  if (used + size > pageSize) {
    page = new Uint32Array(pageSize);
    used = 0;
  }
  const kept = page.subarray(used, used + size);
  for (let i = 0; i < size; i++) kept[i] = draft[i] ?? 0;
  used += size;
  return kept;
}
