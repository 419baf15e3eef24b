/** How many of one process work in the database at once: some of its connections are left for whoever reads. */
const atOnce = 6;

type Line = { running: number; waiting: (() => void)[] };

const lines = new WeakMap<object, Line>();

/**
 * Books, moves or holds when its turn comes. However many arrive at once, they wait here and not for connections, of
 * which each would hold one while it waits for the others' locks.
 * @param db whose turns are taken
 */
export async function inTurn<Value>(db: object, work: () => Promise<Value>): Promise<Value> {
  const line = lines.get(db) ?? { running: 0, waiting: [] };
  lines.set(db, line);
  if (line.running < atOnce) line.running++;
  else await new Promise<void>((resolve) => line.waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = line.waiting.shift();
    if (next) next();
    else line.running--;
  }
}
