/** ms of one turn of the event loop that callers may take up before everything else gets its chance. */
const share = 4;

/**
 * Lets callers pass one after the other, each when the one before has done what it does at once. When they have taken
 * up their share of a turn of the event loop, the next ones pass in another: in between everything else that is ready
 * in this process gets its chance, however many callers there are.
 * @param now ms on a clock that never goes back
 */
export function createPayloadQueue(now: () => number = () => performance.now()): () => Promise<void> {
  let line = Promise.resolve();
  let shareEnds = Number.NEGATIVE_INFINITY;
  const pass = async () => {
    if (now() < shareEnds) return;
    await new Promise((resolve) => setImmediate(resolve));
    shareEnds = now() + share;
  };
  return () => {
    line = line.then(pass);
    return line;
  };
}
