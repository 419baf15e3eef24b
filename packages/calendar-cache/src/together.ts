/**
 * Has one call of `act` under way at a time: what is asked for meanwhile is done together in the next one, each item once.
 * A lone caller waits for nothing; of many at once, each waits for one call before its own at most.
 */
export function together<Item>(
  act: (items: readonly Item[]) => Promise<void>,
): (items: readonly Item[]) => Promise<void> {
  let running: Promise<unknown> | null = null;
  let next: { items: Set<Item>; done: Promise<void> } | null = null;

  return (items) => {
    if (next === null) {
      const mine = new Set<Item>();
      const begin = () => {
        next = null;
        const call = act([...mine]);
        running = call.catch(() => {});
        return call;
      };
      next = { items: mine, done: running === null ? Promise.resolve().then(begin) : running.then(begin) };
    }
    for (const item of items) next.items.add(item);
    return next.done;
  };
}
