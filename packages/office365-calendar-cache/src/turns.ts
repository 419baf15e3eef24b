/**
 * Lets callers pass one for each turn of the event loop: between any two of them everything else that is ready in this
 * process gets its chance, however many callers there are.
 */
export function createTurns(): () => Promise<void> {
  let line = Promise.resolve();
  return () => {
    line = line.then(() => new Promise((resolve) => setImmediate(resolve)));
    return line;
  };
}
