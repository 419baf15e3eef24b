/**
 * Has one call of `act` under way at a time: what is asked for meanwhile is done together in the next one, each item once,
 * and all who asked get its answer. A lone caller waits for nothing; of many at once, each waits for one call before its own.
 */
export function coalesce<Item, Answer>(
  act: (items: readonly Item[]) => Promise<Answer>,
): (items: readonly Item[]) => Promise<Answer> {
  let running: Promise<unknown> = Promise.resolve();
  let next: { items: Set<Item>; answer: Promise<Answer> } | null = null;

  function begin(items: ReadonlySet<Item>): Promise<Answer> {
    next = null;
    const call = act([...items]);
    running = call.catch(() => {});
    return call;
  }

  return (items) => {
    if (next === null) {
      const gathered = new Set<Item>();
      next = { items: gathered, answer: running.then(() => begin(gathered)) };
    }
    for (const item of items) next.items.add(item);
    return next.answer;
  };
}
