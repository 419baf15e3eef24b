type Undo = () => unknown;

/**
 * Collects what has to be undone at the end, whatever the end: last things first, each once.
 * Ctrl-C, a closed terminal and the death of the parent process are ends too.
 */
export function createCleanup(): { add(undo: Undo): void; run(): Promise<void>; onSignal(): void } {
  const undos: Undo[] = [];
  let running: Promise<void> | null = null;
  const run = () => {
    running ??= (async () => {
      for (let undo = undos.pop(); undo; undo = undos.pop()) {
        await Promise.resolve(undo()).catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
      }
    })();
    return running;
  };
  const exit = (code: number) => run().then(() => process.exit(code));
  return {
    add: (undo) => undos.push(undo),
    run,
    onSignal() {
      process.on("SIGINT", () => exit(130));
      process.on("SIGTERM", () => exit(143));
      process.on("SIGHUP", () => exit(129));
      const parent = process.ppid;
      setInterval(() => process.ppid !== parent && exit(1), 1000).unref();
    },
  };
}
