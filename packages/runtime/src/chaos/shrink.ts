/** A run is shortened by at most this many shorter ones. */
const mostTries = 150;

/**
 * The fewest of these items with which something still fails, as far as leaving out ever smaller parts can find. What
 * fails only now and then may shrink less than it could: each part is tried once.
 */
export async function shrink<Item>(
  items: readonly Item[],
  stillFails: (items: readonly Item[]) => Promise<boolean>,
): Promise<readonly Item[]> {
  let kept = items;
  let tries = 0;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = Math.max(0, kept.length - size); from >= 0 && tries < mostTries; from -= size) {
      const fewer = [...kept.slice(0, from), ...kept.slice(from + size)];
      tries += 1;
      if (fewer.length < kept.length && (await stillFails(fewer))) kept = fewer;
    }
  }
  return kept;
}
